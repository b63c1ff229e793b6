"""Which lots are sold, in words: the four ways, the two questions, the long term."""

from decision.case import Case, Lot
from decision.gates import Standing
from decision.report.amounts import (
    capital,
    say_count,
    say_date,
    say_list,
    say_units,
    table_money,
)
from decision.report.contest import currency_of
from decision.report.words.names import country_name
from decision.report.words.purchases import CAME
from decision.sale.long_term import LongTermDay
from decision.sale.lot_choice import LotChoice
from decision.sale.raising import Raising, UsingGains
from decision.sale.ways import Way, WayId, better_over_years

_NAMES: dict[WayId, str] = {
    "lowest_tax": "Lowest tax",
    "highest_loss": "Highest loss",
    "first_in_first_out": "First in, first out",
    "keep_long_term": "Keep long-term",
}
_MOST_NAMED = 3
NOTABLE = 0.5
"""Half of the last digit that is shown: less is printed as nothing."""


def way_name(way: WayId) -> str:
    """A way to choose the lots, as a heading."""
    return _NAMES[way]


def ways_meaning() -> str:
    """What each of the four ways does, and when the last one matters."""
    return (
        "Lowest tax: the lots with the least tax of this year. Highest loss: the "
        "highest cost first. First in, first out: what the law takes if you name no "
        "lot (26 CFR § 1.1012-1(c)), so name the lots to the broker before the sale. "
        "Keep long-term: the newest lots first, so that lots that are long-term or "
        "soon will be are kept; it matters where those have gains, which long-term "
        "rates tax less."
    )


def cash_meaning() -> str:
    """How the cash after tax is counted."""
    return (
        "Proceeds are after trading costs, results what counts this year after wash "
        "sales; cash after tax is the proceeds less the tax this sale adds to the "
        "year. Tax it saves is not counted, because it comes with the return; the "
        "worth over all years has it, in today's money, less the later tax on a "
        "lower cost."
    )


def better_text(ways: tuple[Way, ...], case: Case) -> str:
    """Which way is worth more over all years than the lowest tax now, if one is."""
    if len({way.choice.units for way in ways}) == 1:
        return "All ways sell the same lots here."
    better = better_over_years(ways)
    if better is None or better.choice.taxed is None:
        return ""
    worth = _money(better.choice.taxed.worth, case)
    name = way_name(better.id)
    return f"Over all years “{name}” is worth more: {worth} in today's money."


def no_tax_text(standing: Standing) -> str:
    """Why there are no tax figures for the lots; empty where there are."""
    case = standing.case
    if standing.treatment == "taxed":
        return ""
    if standing.treatment == "sheltered":
        return (
            "A sale in a retirement account is not taxed, so it makes no difference "
            "which lots are sold."
        )
    if standing.treatment == "personal_use":
        return "A loss on the home you live in never lowers a tax."
    if case.country != "US":
        where = country_name(case.country)
        return f"No tax figures: the rules of {where} for lots are not covered."
    return "No tax figures: options and other derivatives have rules of their own."


def lots_text(choice: LotChoice, case: Case) -> str:
    """The units and the lots they come from, inside a sentence."""
    lots = case.position.lots
    sold = [(lot, units) for lot, units in enumerate(choice.units) if units > 0]
    if len(lots) == 1:
        return say_count(choice.sold, "unit")
    if len(sold) > _MOST_NAMED:
        return f"{say_count(choice.sold, 'unit')} from {len(sold)} lots"
    named = [
        f"{say_units(units)} of the lot {lot_name(lot, case)}" for lot, units in sold
    ]
    return say_list(named)


def lots_cell(choice: LotChoice, case: Case) -> str:
    """Every lot a choice sells, as a cell of a table.

    Whole lots are told as such, because a broker asks for them that way.
    """
    lots = case.position.lots
    sold = [(lot, units) for lot, units in enumerate(choice.units) if units > 0]
    named = [
        f"{'all ' if units == lots[lot].units else ''}{say_units(units)}"
        f" {lot_name(lot, case)}"
        for lot, units in sold[:_MOST_NAMED]
    ]
    more = len(sold) - len(named)
    return "; ".join([*named, f"and {say_count(more, 'more lot')}"] if more else named)


def lot_name(lot: int, case: Case) -> str:
    """A lot by the day it came in, and by its cost where two came in on one day."""
    held: Lot = case.position.lots[lot]
    twice = sum(one.came_on == held.came_on for one in case.position.lots) > 1
    at = f" at {held.unit_cost:,.2f}" if twice else ""
    done, _ = CAME[held.origin]
    return f"{done} {say_date(held.came_on)}{at}"


def raising_text(found: Raising, case: Case) -> str:
    """What to sell for the cash, and until when; or the most that can be had."""
    choice, wanted = found.choice, _money(found.wanted, case)
    if not found.is_in_time:
        return _too_late(found)
    if not found.reaches:
        most = _money(choice.cash, case)
        return (
            f"At most {most} can be raised after tax, by selling all "
            f"{say_count(choice.sold, 'unit')}; {wanted} is more than that."
        )
    owed = choice.taxed.owed if choice.taxed else None
    after = "" if owed is None else f" after {_money(owed, case)} of tax"
    return (
        f"Selling {lots_text(choice, case)} raises {_money(choice.cash, case)}{after}; "
        f"sell by {say_date(found.sell_by)} so that it settles by {say_date(found.by)}."
    )


def raising_notes(found: Raising, case: Case) -> tuple[str, ...]:
    """The saving beside it, and what another day of the sale would change."""
    choice = found.choice
    if choice.taxed is None or not found.is_in_time:
        return ()
    notes = []
    if choice.taxed.saved >= NOTABLE:
        saved = _money(choice.taxed.saved, case)
        notes.append(
            f"It also saves {saved} of this year's tax, which comes with the return "
            "and is not counted."
        )
    last = found.owed_on_last_day
    if last is not None and abs(last - choice.taxed.owed) >= NOTABLE:
        notes.append(
            f"This is for a sale on {say_date(choice.on)}. Sold on the last day at the "
            f"same price, the tax would be {_money(last, case)}."
        )
    return tuple(notes)


def nothing_to_use_text() -> str:
    """Why a further loss would not lower the tax of its year."""
    return (
        "No gains are left to use up: losses so far already take all that other "
        "income can absorb in its year. A further loss would only be carried forward."
    )


def using_text(found: UsingGains, case: Case) -> str:
    """What to sell for a loss as large as the gains, and what stays of them."""
    wanted = _money(found.wanted, case)
    if found.choice is None:
        return f"Nothing sold now has a loss that counts: all of the {wanted} stays."
    lots, counts = lots_text(found.choice, case), _money(found.counts, case)
    start = f"Selling {lots} gives a loss of {counts} that counts now"
    if found.rest:
        rest = _money(found.rest, case)
        return f"{start}, the most there is; {rest} of the {wanted} stays."
    return f"{start} and uses up {wanted} of gains."


def long_term_text(found: LongTermDay, case: Case) -> str:
    """When a lot turns long-term, and what waiting for it does to the tax."""
    name = lot_name(found.lot, case)
    start = (
        f"{capital(say_count(found.units, 'unit'))} {name} turn long-term on "
        f"{say_date(found.first)}"
    )
    if found.tax_short is None or found.tax_long is None:
        return f"{start}."
    return f"{start}: {_worth_of_waiting(found, case)}"


def _worth_of_waiting(found: LongTermDay, case: Case) -> str:
    saves, until = found.waiting_saves, say_date(found.last_short)
    if abs(saves) < NOTABLE:
        return "at today's price the tax is the same before and after."
    by, size = _money(abs(saves), case), _money(abs(found.gain), case)
    if found.gain > 0:
        more = "less" if saves > 0 else "more"
        return (
            f"at today's price the gain of {size} is taxed {by} {more} from "
            f"{say_date(found.first_long)} on than until {until}."
        )
    if saves > 0:
        return (
            f"at today's price the loss of {size} takes {by} more off the tax from "
            f"{say_date(found.first_long)} on than until {until}."
        )
    return (
        f"at today's price the loss of {size} takes {by} more off the tax until "
        f"{until} than later, because it meets short-term gains first."
    )


def _too_late(found: Raising) -> str:
    return (
        f"No sale settles by {say_date(found.by)}: it can be sold from "
        f"{say_date(found.choice.on)} on, and would have to be by "
        f"{say_date(found.sell_by)}."
    )


def _money(amount: float, case: Case) -> str:
    return table_money(amount, currency_of(case))
