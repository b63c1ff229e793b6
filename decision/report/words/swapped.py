"""What a swap keeps and what it changes, and what may be bought."""

from decision.case import Case
from decision.market.partners import partner_of
from decision.report.contest import named
from decision.verdict.decision import Decision


def swapped_for(decision: Decision, case: Case) -> str:
    """What is bought in its place and what that changes; empty where nothing is."""
    if not _swaps(decision):
        return ""
    kind = case.position.kind
    partner = partner_of(case.position.symbol, kind)
    called = f" ({partner.symbol})" if partner else ""
    if kind == "stock":
        return (
            f"You swap one company for its sector{called}: the market's "
            "moves stay, most of its own risk goes."
        )
    if kind == "crypto":
        return "You buy the same coin again at once: the exposure stays."
    return f"You swap it for a similar investment{called}: the exposure stays."


def bought_at_once(case: Case) -> str:
    """What to buy on the day of a swap, by symbol where one is known."""
    partner = partner_of(case.position.symbol, case.position.kind)
    if case.position.kind == "crypto":
        return "buy the same coin again at once"
    if partner:
        return f"buy a similar fund ({partner.symbol}) at once"
    wanted = _SECTOR if case.position.kind == "stock" else _FUND
    return f"buy {wanted} at once"


_SECTOR = "a fund of its sector"
_FUND = "a fund of the same kind that follows another index"


def _swaps(decision: Decision) -> bool:
    outcome = named(decision)
    return outcome is not None and any(one.to == "partner" for one in outcome.trades)
