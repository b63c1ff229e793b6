"""What the parts of a decision are called."""

from datetime import date

from decision.report.amounts import say_date, say_units
from decision.report.contest import (
    leaving_trades,
    swapped_units,
    whole_units,
)
from decision.verdict.decision import Decision, StrategyOutcome

_STRATEGIES = {
    "hold": "Hold",
    "sell": "Sell",
    "sell_part": "Sell a part",
    "stage": "Sell in steps",
    "swap": "Swap",
    "stop": "Keep with a written exit",
    "wait": "Wait, then act",
}
_DOING = {
    "hold": "holding",
    "sell": "selling",
    "sell_part": "selling a part",
    "stage": "selling in steps",
    "swap": "swapping it",
    "stop": "keeping it with a written exit",
    "wait": "waiting, then acting",
}
_MEANING = {
    "hold": "Keep it, and look again on a set day.",
    "sell": "Leave this investment.",
    "sell_part": "Leave it with a part and keep the rest.",
    "stage": "Leave it in dated steps.",
    "swap": "Book the loss and keep the exposure through a similar investment.",
    "stop": "Keep it with a written price at which you sell.",
    "wait": "Do it on a later day, because today costs more.",
}
_FACTORS = {
    "tax": "Tax",
    "own_risk": "Diversification",
    "trend": "Market trend",
    "view": "Your own view",
    "discount": "Discount on your view",
    "cost": "Costs",
    "liquidity": "Cash need and market exposure",
}
_FAMILY = {"keep": "Keep", "harvest": "Book the loss", "leave": "Leave"}
_STRENGTHS = {
    "clear": "Clear",
    "leaning": "Leaning",
    "close_call": "Too close to call",
}
_ACCOUNTS = {
    "taxable": "a taxable account",
    "tax_deferred": "a tax-deferred account",
    "tax_free": "a tax-free account",
}
_COUNTRIES = {
    "US": "the United States",
    "GB": "the United Kingdom",
    "CA": "Canada",
    "AU": "Australia",
    "DE": "Germany",
    "IN": "India",
    "IE": "Ireland",
    "FR": "France",
    "JP": "Japan",
    "NL": "the Netherlands",
    "CH": "Switzerland",
    "SG": "Singapore",
    "HK": "Hong Kong",
    "AE": "the United Arab Emirates",
}
_OWNERS = {"self": "you", "spouse": "your spouse", "company": "your company"}


def strategy_name(strategy: str) -> str:
    """A strategy as a heading.

    >>> strategy_name("sell_part")
    'Sell a part'
    """
    return _STRATEGIES.get(strategy, _plain(strategy))


def strategy_meaning(strategy: str) -> str:
    """What a strategy comes down to, in one line."""
    return _MEANING.get(strategy, "")


def strategy_doing(strategy: str) -> str:
    """A strategy as the subject of a sentence.

    >>> strategy_doing("swap")
    'swapping it'
    """
    return _DOING.get(strategy, _plain(strategy).lower())


def factor_name(factor: str) -> str:
    """A ledger line's name.

    >>> factor_name("own_risk")
    'Diversification'
    """
    return _FACTORS.get(factor, _plain(factor))


def family_name(family: str) -> str:
    """What a family of strategies does: keep, book the loss, leave."""
    return _FAMILY.get(family, _plain(family))


def strength_words(decision: Decision) -> str:
    """How clearly the numbers lean; empty where there is nothing to decide on."""
    return _STRENGTHS.get(decision.strength or "", "")


def account_name(account: str) -> str:
    """An account in a sentence."""
    return _ACCOUNTS.get(account, _plain(account).lower())


def owner_name(owner: str) -> str:
    """Who buys or sells, in a sentence."""
    return _OWNERS.get(owner, _plain(owner).lower())


def country_name(country: str) -> str:
    """A country in a sentence, by its code."""
    return _COUNTRIES.get(country, country)


def month_name(day: date) -> str:
    """A month in a sentence.

    >>> month_name(date(2029, 11, 20))
    'November 2029'
    """
    return say_date(day).partition(" ")[2]


def done_way(outcome: StrategyOutcome, decision: Decision) -> str:
    """A strategy with its units and days, as the subject of a sentence."""
    if outcome.id == "sell_part":
        return _part(outcome, decision)
    if outcome.id == "stage" and outcome.trades:
        way = _part(outcome, decision).removeprefix("selling ")
        return f"selling {_all_or(way)} in steps until {_last_day(outcome)}"
    if outcome.id == "wait" and outcome.trades:
        first = outcome.trades[0]
        then = "swapping" if first.to == "partner" else "selling"
        return f"waiting until {say_date(first.on)}, then {then},"
    return strategy_doing(outcome.id)


def compared_name(outcome: StrategyOutcome, decision: Decision) -> str:
    """A strategy where two are compared: selling then means all of it."""
    if outcome.id == "sell":
        return "selling all of it"
    return done_way(outcome, decision)


def way_heading(outcome: StrategyOutcome, decision: Decision) -> str:
    """A strategy as a row's heading; a part with its units, and the rest."""
    if outcome.id not in ("sell_part", "stage") or not outcome.trades:
        return strategy_name(outcome.id)
    way = _part(outcome, decision).removeprefix("selling ")
    if outcome.id == "stage":
        return f"Sell {_all_or(way)} in steps"
    return f"Sell {way.replace(' units and swapping the rest', ', swap the rest')}"


def _all_or(way: str) -> str:
    """All of it, where as many units are sold as are held.

    >>> _all_or("100 of 100 units"), _all_or("40 of 100 units")
    ('all of it', '40 of 100 units')
    """
    part, _, whole = way.removesuffix(" units").partition(" of ")
    return "all of it" if part == whole else way


def _last_day(outcome: StrategyOutcome) -> str:
    return say_date(max(one.over[1] if one.over else one.on for one in outcome.trades))


def _part(outcome: StrategyOutcome, decision: Decision) -> str:
    leaving = sum(trade.units for trade in leaving_trades(outcome))
    held = decision.position.units if decision.position else leaving
    rest = " and swapping the rest" if swapped_units(outcome) else ""
    some = say_units(whole_units(leaving, held))
    return f"selling {some} of {say_units(held)} units{rest}"


def _plain(code: str) -> str:
    return code.replace("_", " ").capitalize()
