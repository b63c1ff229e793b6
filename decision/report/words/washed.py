"""What the 61 days around a sale do to its loss, in sentences."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from decision.case import Case
from decision.parameters import parameters
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

WASH_LAW = (
    "26 U.S.C. § 1091 and 26 CFR § 1.1091-1: what is bought within 30 days before or "
    "after a sale at a loss replaces what was sold, unit by unit, and takes its loss "
    "along. Whether something else is substantially identical is not judged here."
)
_MOST_NAMED = 3


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


def wash_sentence(window: SaleWindow, case: Case) -> str:
    """What of the loss counts, why, and from when all of it would: two sentences."""
    if window.applies != "yes":
        return _not_asked(window, case)
    if window.is_washed:
        return f"{_finding(window, case)} {_from_when(window)}"
    free = say_date(window.buy_back_on)
    return (
        f"All of the {wash_amounts(window, case).loss} loss counts: nothing bought "
        f"within 30 days replaces what is sold. Buy nothing back before {free}."
    )


def wash_notes(window: SaleWindow, case: Case) -> tuple[str, ...]:
    """What else to know: what can be avoided, what replaces nothing, what is open."""
    if window.applies != "yes":
        return ()
    return (
        *_avoidable(window, case),
        *_exceptions(window),
        *_unknown(window, case),
        *_still_open(window),
        *_unsettled(window),
    )


def wash_amounts(window: SaleWindow, case: Case) -> WashAmounts:
    """The amounts of a sale's loss, rounded alike so that they add up as printed."""
    counts, *taken = _shown(window)
    by_way = [
        sum(amount for one, amount in _with(window, taken) if _way(one) == way)
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
    return told[_way(one)].format(table_money(one.amount, currency_of(case)))


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


def _way(one: Purchase) -> str:
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


def _finding(window: SaleWindow, case: Case) -> str:
    said = wash_amounts(window, case)
    counts = "none" if window.counts < min(1.0, window.loss) else said.counts
    parts = [
        told.format(getattr(said, way), _named(takers))
        for way, told in _GOES.items()
        if (takers := [one for one in window.takers if _way(one) == way])
    ]
    return (
        f"Sold on {say_date(window.on)}, {counts} of the {said.loss} loss counts now; "
        f"{say_list(parts)}."
    )


_GOES = {
    "own": "{} moves into {}",
    "others": "{} does not count because of {}",
    "lost": "{} is lost for good to {} (Rev. Rul. 2008-5)",
}


def _from_when(window: SaleWindow) -> str:
    """The first day on which all of it counts; another tax year is said."""
    clean = window.clean_on
    assert clean is not None, "a washed sale has a clean day"
    then = "" if clean.year == window.on.year else f", for the tax year {clean.year}"
    return f"From {say_date(clean)} all of it counts{then}."


def _named(takers: Iterable[Purchase]) -> str:
    """Purchases by units, owner, account and day; the last of many are counted.

    "the 40 units bought on 9 November 2026"
    """
    names = [_which(one) for one in takers]
    more = len(names) - _MOST_NAMED
    if more > 0:
        names = [*names[:_MOST_NAMED], say_count(more, "other purchase")]
    return say_list(names)


def _which(one: Purchase) -> str:
    units = say_count(one.units, "unit")
    if one.replacing < one.units:
        units = f"{say_units(one.replacing)} of the {units}"
    else:
        units = f"the {units}"
    return f"{units} {_how(one)} on {say_date(one.on)}"


def _came_in(one: Purchase) -> str:
    return f"{say_count(one.units, 'unit')} {_how(one)}"


def _how(one: Purchase) -> str:
    """How units came in or will, by whom, and in which account if it matters.

    "to be bought by your spouse in a Roth account or HSA"
    """
    done, planned = _CAME[one.origin]
    who = "" if one.owner == "self" else f" by {owner_name(one.owner)}"
    return f"{planned if one.is_planned else done}{who}{_WHERE[one.account]}"


_CAME = {
    "purchase": ("bought", "to be bought"),
    "reinvestment": ("reinvested", "to be reinvested"),
    "vest": ("vested", "to vest"),
    "gift": ("given", "to be given"),
    "spouse": ("handed over", "to be handed over"),
    "inheritance": ("inherited", "to be inherited"),
    "spin_off": ("received in a spin-off", "to be received in a spin-off"),
    "option": ("under an option bought", "under an option to be bought"),
}
_WHERE = {
    "taxable": "",
    "tax_deferred": " in an IRA or 401(k)",
    "tax_free": " in a Roth account or HSA",
}


def _avoidable(window: SaleWindow, case: Case) -> Iterator[str]:
    """What is only planned, what it would take, and what avoids it."""
    planned = [one for one in window.takers if one.is_planned]
    for one in planned[:_MOST_NAMED]:
        what = capital(_which(one))
        taken = taken_by(one, window, case)
        way = _AVOIDED.get(one.origin, _AVOIDED["purchase"])
        free, clean = (
            say_date(window.buy_back_on),
            say_date(window.clean_on or window.on),
        )
        yield f"{what} would take {taken}: {way.format(free=free, clean=clean)}."


_AVOIDED = {
    "purchase": "leaving them out, or buying from {free} on, avoids it",
    "reinvestment": "having the dividend paid out in cash, or reinvesting from {free} "
    "on, avoids it",
    "vest": "a vesting cannot be moved, but a sale from {clean} avoids it",
}


def _exceptions(window: SaleWindow) -> Iterator[str]:
    """Why recent units that look like a replacement are none."""
    for one in window.inside:
        if one.why_not == "same_lot":
            yield (
                f"What remains of the lot {_how(one)} on {say_date(one.on)} replaces "
                "nothing, because it is the very lot sold from (Rev. Rul. 56-602)."
            )
        elif one.why_not == "sold_with_it":
            yield (
                f"{capital(_units_of(one))} {_how(one)} on {say_date(one.on)} replace "
                "nothing, because they are sold in the same sale."
            )


def _units_of(one: Purchase) -> str:
    return f"the {say_count(one.units, 'unit')}"


def _unknown(window: SaleWindow, case: Case) -> Iterator[str]:
    """Earlier sales whose own loss nobody knows."""
    for place in window.unknown_sales:
        sale = case.trades[place]
        missing = "the lot it sold" if not sale.lot else "its price"
        yield (
            f"The sale of {say_count(sale.units, 'unit')} on {say_date(sale.on)} may "
            f"have used up purchases before this one; without {missing} that is not "
            "known, and it is left out here."
        )


def _still_open(window: SaleWindow) -> Iterator[str]:
    """Until when a purchase nobody knows of yet could take loss."""
    if window.provisional_until is None:
        return
    until = say_date(window.provisional_until)
    yield (
        f"A purchase until {until} could still take loss away: yours, your spouse's or "
        "your company's, in any account, and reinvested dividends too."
    )


def _unsettled(window: SaleWindow) -> Iterator[str]:
    if any(one.effect == "lost" for one in window.takers):
        yield (
            "For an IRA, Roth or not, Rev. Rul. 2008-5 settles it; on a 401(k) or HSA "
            "the ruling is silent, and treating them alike is not settled."
        )
    if any(one.owner != "self" for one in window.takers):
        yield (
            "A purchase by your spouse or your company counts; whose basis then rises "
            "is not settled."
        )


def _not_asked(window: SaleWindow, case: Case) -> str:
    if window.applies == "no_rule" and case.position.kind == "crypto":
        return _COINS.format(on=say_date(window.on), checked=_checked())
    return _NOT_ASKED[window.applies].format(on=say_date(window.on))


def _checked() -> str:
    return say_date(parameters()["us.crypto_in_wash_sales"]["checked"])


_COINS = (
    "No wash-sale rule covers coins held directly on {on}: 26 U.S.C. § 1091 speaks of "
    "stock or securities (law as checked on {checked}). Buying back at once takes no "
    "loss away, but a bill to change that has been introduced."
)
_NOT_ASKED = {
    "no_rule": "No wash-sale rule covers it: 26 U.S.C. § 1091 speaks of stock or "
    "securities.",
    "no_loss": "Sold on {on} there is no loss, so nothing can be washed.",
    "sheltered": "Not applicable: gains and losses in this account are not taxed.",
    "not_taxed_here": "Not worked out: the rules are not among our sources.",
}
