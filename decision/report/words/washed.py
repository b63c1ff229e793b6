"""What the 61 days around a sale do to its loss, in sentences."""

from collections.abc import Iterator

from decision.case import Case
from decision.parameters import parameters
from decision.report.amounts import capital, say_count, say_date, say_list
from decision.report.words.purchases import (
    MOST_NAMED,
    how_it_came,
    name_purchases,
    taken_by,
    wash_amounts,
    way_to_take,
    which_units,
)
from decision.sale.window import Purchase, SaleWindow

WASH_LAW = (
    "26 U.S.C. § 1091 and 26 CFR § 1.1091-1: what is bought within 30 days before or "
    "after a sale at a loss replaces what was sold, unit by unit, and takes its loss "
    "along. Whether something else is substantially identical is not judged here."
)


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


def _finding(window: SaleWindow, case: Case) -> str:
    said = wash_amounts(window, case)
    counts = "none" if window.counts < min(1.0, window.loss) else said.counts
    parts = [
        told.format(getattr(said, way), name_purchases(takers))
        for way, told in _GOES.items()
        if (takers := [one for one in window.takers if way_to_take(one) == way])
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


def _avoidable(window: SaleWindow, case: Case) -> Iterator[str]:
    """What is only planned, what it would take, and what avoids it."""
    planned = [one for one in window.takers if one.is_planned]
    for one in planned[:MOST_NAMED]:
        what = capital(which_units(one))
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
                f"What remains of the lot {_came_on(one)} replaces nothing, because it "
                "is the very lot sold from (Rev. Rul. 56-602)."
            )
        elif one.why_not == "sold_with_it":
            yield (
                f"The {say_count(one.units, 'unit')} {_came_on(one)} replace nothing, "
                "because they are sold in the same sale."
            )


def _came_on(one: Purchase) -> str:
    return f"{how_it_came(one)} on {say_date(one.on)}"


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
