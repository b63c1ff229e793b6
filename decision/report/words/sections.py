"""What stands in a section of the form, and what typing it could do to the answer."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from decision.parameters import judgement
from decision.report.amounts import (
    capital,
    say_count,
    say_date,
    say_money,
    say_percent,
    signed_percent,
)
from decision.report.words.names import (
    account_name,
    country_name,
    month_name,
    strategy_doing,
)
from decision.verdict.decision import Decision
from decision.verdict.sensitivity import Move

UNTYPED = "Nothing typed"
_STATUS = {
    "single": "single",
    "mfj": "married filing jointly",
    "mfs": "married filing separately",
    "hoh": "head of household",
    "qss": "surviving spouse",
}
_THESIS = {"intact": "your reason still holds", "broken": "your reason no longer holds"}
_INPUTS = {
    "wages": "your wages",
    "state_rate": "a state's tax",
    "long_gains": "other gains this year",
    "need": "money due within three years",
    "horizon_years": "the years until you need the money",
    "risk_tolerance": "the swings you can live with",
    "other_investments": "how much else you own",
    "view": "a forecast of your own",
    "thesis": "whether your reason still holds",
    "purchase": "a purchase in the last 30 days",
    "employer": "working for the company",
}


def next_text(
    moves: Sequence[Move],
    names: Mapping[str, str],
    decision: Decision,
    currency: str = "USD",
) -> str:
    """What of all sections is worth typing next, with the section's name.

    First what could change the answer, then the largest amount; empty where typing
    more would hardly move it.
    """
    ordered = sorted(moves, key=_weight, reverse=True)
    said = ((one, _moved(one, decision, currency)) for one in ordered)
    counts = [f"{text} ({names[one.section]})" for one, text in said if text]
    return f"Worth typing next: {'; '.join(counts[:_MOST_NEXT])}." if counts else ""


_MOST_NEXT = 2


def _weight(move: Move) -> tuple[bool, float]:
    return bool(move.becomes), move.dollars or 0.0


def moves_text(move: Move, decision: Decision, currency: str = "USD") -> str:
    """What typing a section could do to the answer, in a line.

    Amounts within which two ways count as equal are not told.
    """
    said = _moved(move, decision, currency)
    return f"Not typed: {said}." if said else _HARDLY


def _moved(move: Move, decision: Decision, currency: str) -> str:
    """The inputs with the largest effects; empty where none counts."""
    value = decision.position.value if decision.position else 0.0
    counts = (move.dollars or 0.0) >= float(judgement("tie")) * value
    much = f"move this by about {say_money(move.dollars or 0.0, currency)}"
    becomes = move.becomes and f"change the answer to {_answer(move.becomes)}"
    by, other = _INPUTS[move.by], _INPUTS[move.becomes_by or move.by]
    if not becomes:
        return f"{by} could {much}" if counts else ""
    if not counts:
        return f"{other} could {becomes}"
    if by == other:
        return f"{by} could {much}, or {becomes}"
    return f"{by} could {much}; {other} could {becomes}"


_HARDLY = "Not typed; it would hardly move this."


def _answer(action: str) -> str:
    """An action at the end of a sentence."""
    return "waiting first" if action == "wait" else strategy_doing(action)


def summary_text(section: str, document: Mapping[str, Any], currency: str) -> str:
    """What stands in a section, in a few words; what was typed wrongly is left out.

    `section` is "position" or one that could move the answer, `document` a case in
    the shared format as far as it is typed.

    >>> summary_text("others", {"household": {"other_investments": 180_000.0}}, "USD")
    '$180,000 invested'
    """
    parts = [part for part in _SUMMARIES[section](document, currency) if part]
    return capital(", ".join(parts)) if parts else UNTYPED


def _position(document: Mapping[str, Any], _currency: str) -> list[str]:
    position = _part(document, "position")
    units = sum(_number(lot.get("units")) for lot in position.get("lots", ()))
    called = str(position.get("name") or position.get("symbol") or "").strip()
    account = str(position.get("account", "taxable"))
    return [
        f"{say_count(units, 'unit')}{f' of {called}' if called else ''}"
        if units > 0
        else called,
        "" if account == "taxable" else f"in {account_name(account)}",
    ]


def _taxes(document: Mapping[str, Any], currency: str) -> list[str]:
    country = str(document.get("country", "US"))
    if country != "US":
        return [f"no figures for {country_name(country)}"]
    tax = _part(document, "tax")
    marginal = _part(tax, "marginal")
    if marginal:
        return [
            f"{say_percent(_number(marginal.get('ordinary')))} on income",
            f"{say_percent(_number(marginal.get('long')))} on long-term gains",
        ]
    typed = [
        _money(tax, "wages", "{} wages", currency),
        _share(tax, "state_rate", "{} state"),
        _results(tax, currency),
        _carried(tax, currency),
    ]
    status = str(tax.get("filing_status", "single"))
    is_told = status != "single" or any(typed)
    return [_STATUS.get(status, ""), *typed] if is_told else []


def _results(tax: Mapping[str, Any], currency: str) -> str:
    """What was realised this year, gains and losses together."""
    net = _number(tax.get("short_gains")) + _number(tax.get("long_gains"))
    what = "gains" if net > 0 else "losses"
    return f"{say_money(abs(net), currency)} {what} this year" if net else ""


def _carried(tax: Mapping[str, Any], currency: str) -> str:
    carried = _number(tax.get("carried_short")) + _number(tax.get("carried_long"))
    return f"{say_money(carried, currency)} carried in" if carried > 0 else ""


def _money_and_goals(document: Mapping[str, Any], currency: str) -> list[str]:
    household = _part(document, "household")
    years = _number(household.get("horizon_years"))
    typed = [
        f"used in {say_count(years, 'year')}" if years > 0 else "",
        _money(household, "monthly_spending", "{} a month", currency),
    ]
    due = _due(household, currency)
    return [due or "nothing soon", *typed] if due or any(typed) else []


def _due(household: Mapping[str, Any], currency: str) -> str:
    needs = household.get("needs", ())
    amount = sum(_number(need.get("amount")) for need in needs)
    days = [day for need in needs if (day := _day(need.get("due")))]
    if amount <= 0 or not days:
        return ""
    return f"{say_money(amount, currency)} by {month_name(max(days))}"


def _others(document: Mapping[str, Any], currency: str) -> list[str]:
    household = _part(document, "household")
    listed = sum(_number(one.get("value")) for one in household.get("holdings", ()))
    invested = _number(household.get("other_investments")) or listed
    return [
        f"{say_money(invested, currency)} invested" if invested > 0 else "",
        _money(household, "cash", "{} in cash", currency),
    ]


def _why(document: Mapping[str, Any], _currency: str) -> list[str]:
    mind = _part(document, "mind")
    view = _number(mind.get("view"))
    return [
        _THESIS.get(str(mind.get("thesis")), ""),
        "a reason written" if str(mind.get("reason", "")).strip() else "",
        f"{signed_percent(view)} a year expected" if view else "",
    ]


def _details(document: Mapping[str, Any], currency: str) -> list[str]:
    position = _part(document, "position")
    bought = [one for one in document.get("trades", ()) if one.get("side") != "sell"]
    closed = [_day(position.get(f"{name}_until")) for name in ("restricted", "locked")]
    until = max((day for day in closed if day), default=None)
    return [
        say_count(len(bought), "purchase") if bought else "",
        "your employer's stock" if position.get("employer") else "",
        f"closed until {say_date(until)}" if until else "",
        _money(_part(position, "loan"), "amount", "a loan of {}", currency),
        _share(_part(document, "costs"), "spread", "{} a trade"),
    ]


_SUMMARIES: Mapping[str, Callable[[Mapping[str, Any], str], list[str]]] = {
    "position": _position,
    "taxes": _taxes,
    "money": _money_and_goals,
    "others": _others,
    "why": _why,
    "details": _details,
}


def _part(document: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = document.get(name)
    return part if isinstance(part, Mapping) else {}


def _money(part: Mapping[str, Any], name: str, said: str, currency: str) -> str:
    amount = _number(part.get(name))
    return said.format(say_money(amount, currency)) if amount > 0 else ""


def _share(part: Mapping[str, Any], name: str, said: str) -> str:
    share = _number(part.get(name))
    return said.format(say_percent(share)) if share > 0 else ""


def _number(value: object) -> float:
    """A number that was typed; 0 where it is none, which stands beside its field."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number else 0.0  # type: ignore[arg-type]  # as just asked


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
