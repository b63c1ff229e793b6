"""A purchase around a sale in words: what came in, and what of the loss it takes."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from decision.case import Case
from decision.case.field import Origin
from decision.report.amounts import (
    capital,
    money_unit,
    rounded_to_sum,
    say_count,
    say_date,
    say_list,
    say_units,
    table_money,
)
from decision.report.contest import currency_of
from decision.report.words.names import owner_name
from decision.sale.window import Purchase, SaleWindow

MOST_NAMED = 3

CAME: dict[Origin, tuple[str, str]] = {
    "purchase": ("bought", "to be bought"),
    "reinvestment": ("reinvested", "to be reinvested"),
    "vest": ("vested", "to vest"),
    "gift": ("given", "to be given"),
    "spouse": ("handed over", "to be handed over"),
    "inheritance": ("inherited", "to be inherited"),
    "spin_off": ("received in a spin-off", "to be received in a spin-off"),
    "option": ("under an option bought", "under an option to be bought"),
}
"""How units came in, and how they will, by origin."""


class WashAmounts(NamedTuple):
    """The loss as printed and its parts, which add up to it as printed.

    `own` moves into one's own units; `others` does not count because a spouse or
    company buys; `taken` is all that does not count now.
    """

    loss: str
    counts: str
    own: str
    others: str
    lost: str
    taken: str


def wash_amounts(window: SaleWindow, case: Case) -> WashAmounts:
    """The amounts of a sale's loss, rounded alike so that they add up as printed."""
    counts, *taken = _shown(window)
    by_way = [
        sum(amount for one, amount in _with(window, taken) if way_to_take(one) == way)
        for way in _WAYS_TO_TAKE
    ]
    sums = [counts + sum(taken), counts, *by_way, sum(taken)]
    return WashAmounts(*(table_money(one, currency_of(case)) for one in sums))


def taken_by(one: Purchase, window: SaleWindow, case: Case) -> str:
    """What a purchase takes, rounded as in the sentence about the whole sale."""
    _, *taken = _shown(window)
    amounts = dict(_with(window, taken))
    return table_money(amounts.get(one, 0.0), currency_of(case))


def purchase_rows(window: SaleWindow, case: Case) -> list[tuple[str, str, str]]:
    """Every purchase around the sale: its day, what came in, and what it does."""
    return [
        (say_date(one.on), capital(_came_in(one)), effect_text(one, case))
        for one in window.purchases
    ]


def effect_text(one: Purchase, case: Case) -> str:
    """What a purchase does to the loss, or why it does nothing."""
    if one.why_not is not None:
        return _NO_EFFECT[one.why_not]
    told = _WOULD if one.is_planned else _DOES
    return told[way_to_take(one)].format(table_money(one.amount, currency_of(case)))


def name_purchases(takers: Iterable[Purchase]) -> str:
    """Purchases by units, owner, account and day; the last of many are counted.

    "the 40 units bought on 9 November 2026"
    """
    names = [which_units(one) for one in takers]
    more = len(names) - MOST_NAMED
    if more > 0:
        names = [*names[:MOST_NAMED], say_count(more, "other purchase")]
    return say_list(names)


def which_units(one: Purchase) -> str:
    """The units of a purchase that replace units sold, and where they came from.

    "20 of the 60 units bought on 9 November 2026"
    """
    units = say_count(one.units, "unit")
    if one.replacing < one.units:
        units = f"{say_units(one.replacing)} of the {units}"
    else:
        units = f"the {units}"
    return f"{units} {how_it_came(one)} on {say_date(one.on)}"


def _came_in(one: Purchase) -> str:
    return f"{say_count(one.units, 'unit')} {how_it_came(one)}"


def how_it_came(one: Purchase) -> str:
    """How units came in or will, by whom, and in which account if it matters.

    "to be bought by your spouse in a Roth account or HSA"
    """
    done, planned = CAME[one.origin]
    who = "" if one.owner == "self" else f" by {owner_name(one.owner)}"
    return f"{planned if one.is_planned else done}{who}{_WHERE[one.account]}"


_WHERE = {
    "taxable": "",
    "tax_deferred": " in an IRA or 401(k)",
    "tax_free": " in a Roth account or HSA",
}

_WAYS_TO_TAKE = ("own", "others", "lost")
_DOES = {
    "own": "{} of the loss moves into the cost of these units.",
    "others": "{} of the loss does not count now.",
    "lost": "{} of the loss is lost for good.",
}
_WOULD = {
    "own": "{} of the loss would move into the cost of these units.",
    "others": "{} of the loss would not count now.",
    "lost": "{} of the loss would be lost for good.",
}
_NO_EFFECT = {
    "sold_with_it": "No effect: sold in this sale.",
    "inheritance": "No effect: inherited, not bought.",
    "gift": "No effect: a gift, not bought.",
    "spouse": "No effect: came from the spouse, not bought.",
    "spin_off": "No effect: from a spin-off, not bought.",
    "sold_before": "No effect: sold before this sale.",
    "already_used": "No effect: it replaced units of an earlier sale.",
    "outside": "No effect: outside the 61 days.",
    "same_lot": "No effect: what remains of the very lot sold.",
    "no_loss": "No effect: there is no loss to take.",
    "not_needed": "No effect: other purchases replace all that is sold at a loss.",
}


def way_to_take(one: Purchase) -> str:
    """How a purchase that takes loss takes it: one of _WAYS_TO_TAKE."""
    if one.effect == "lost":
        return "lost"
    return "own" if one.owner == "self" else "others"


def _shown(window: SaleWindow) -> list[float]:
    """What counts, then what each purchase takes, as printed in sentences.

    Rounded to the unit of the loss, or finer where a part would vanish.
    """
    parts = [window.counts, *(one.amount for one in window.takers)]
    unit = money_unit(window.loss)
    small = [part for part in parts if 0 < part < unit]
    return rounded_to_sum(parts, min(map(money_unit, small), default=unit))


def _with(
    window: SaleWindow, taken: Iterable[float]
) -> Iterator[tuple[Purchase, float]]:
    return zip(window.takers, taken, strict=True)
