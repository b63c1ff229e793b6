"""Act on a named later day, because acting today costs more than waiting."""

from collections.abc import Iterator
from datetime import date

from decision.case.months import months_after
from decision.gates import Gates, Standing
from decision.gates.opening import first_of_next_year, is_closed, trading_day
from decision.parameters import judgement
from decision.strategies.plan import (
    Impossible,
    Plan,
    Sale,
    has_partner,
    lots_for,
    usual_destination,
)
from decision.tax.lot_sale import long_from


def plans(standing: Standing, gates: Gates) -> tuple[Plan, ...] | Impossible:
    """Swap (or leave, where there is a reason or no partner) on each day that helps."""
    if gates.fixed == "worthless":
        return Impossible(strategy="wait", why_not="worth_nothing")
    if gates.fixed == "not_a_loss":
        return Impossible(strategy="wait", why_not="nothing_to_wait_for")
    if gates.trades_thinly:
        return Impossible(strategy="wait", why_not="trades_too_thinly")
    days = {
        day: because
        for because, day in _days(standing, gates)
        if day >= gates.open_on and standing.day < day
    }
    found = tuple(
        _act_on(standing, gates, day=day, because=because)
        for day, because in days.items()
        if standing.years_to(day) < standing.horizon
    )
    return found or Impossible(strategy="wait", why_not="nothing_to_wait_for")


def _days(standing: Standing, gates: Gates) -> Iterator[tuple[str, date]]:
    """The days that may be worth waiting for; of one day the last reason is told."""
    if is_closed(standing):
        yield "opens_later", gates.open_on
    if standing.treatment == "taxed":
        yield from _long_term(standing)
    yield from _appraisal(standing)
    yield "new_tax_year", first_of_next_year(standing)
    if gates.wash is not None and gates.wash.clean_on is not None:
        yield "wash_window", gates.wash.clean_on


def _long_term(standing: Standing) -> Iterator[tuple[str, date]]:
    """The day on which the lot with the largest result turns long-term."""
    position, price = standing.case.position, standing.net_unit
    short = {
        abs(lot.units * (price - standing.basis[place])): first
        for place, lot in enumerate(position.lots)
        if (first := long_from(position, place, price=price)) > standing.day
    }
    if short:
        yield "long_term", trading_day(standing, short[max(short)])


def _appraisal(standing: Standing) -> Iterator[tuple[str, date]]:
    """The day by which an appraisal has to be made anew."""
    market = standing.market
    if market.door == "appraisal" and market.on is not None:
        months = int(judgement("stale_appraisal"))
        yield "appraisal_due", months_after(market.on, months)


def _act_on(standing: Standing, gates: Gates, *, day: date, because: str) -> Plan:
    leave = bool(gates.reasons) and standing.case.mind.thesis != "intact"
    gives = standing.case.household.gives_to_charity and not gates.reasons
    stay = has_partner(standing) and not leave and not gives
    to = "partner" if stay else usual_destination(standing)
    sale = Sale(on=day, lots=lots_for(standing, 1.0), to=to)
    return Plan(
        strategy="wait",
        because=because,
        sales=(sale,),
        is_later=True,
        only_at_loss=stay and standing.treatment == "taxed",
    )
