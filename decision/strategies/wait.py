"""Act on a named later day, because acting today costs more than waiting."""

from datetime import date

from decision.gates import Gates, Standing
from decision.gates.opening import first_of_next_year
from decision.strategies.plan import (
    Impossible,
    Plan,
    Sale,
    has_partner,
    lots_for,
    usual_destination,
)


def plans(standing: Standing, gates: Gates) -> tuple[Plan, ...] | Impossible:
    """Swap (or leave, where there is a reason or no partner) on each day that helps."""
    if gates.fixed == "worthless":
        return Impossible(strategy="wait", why_not="worth_nothing")
    if gates.fixed == "not_a_loss":
        return Impossible(strategy="wait", why_not="nothing_to_wait_for")
    found = tuple(
        _act_on(standing, gates, day=day, because=because)
        for because, day in _days(standing, gates).items()
        if gates.open_on < day and standing.years_to(day) < standing.horizon
    )
    return found or Impossible(strategy="wait", why_not="nothing_to_wait_for")


def _days(standing: Standing, gates: Gates) -> dict[str, date]:
    days = {"new_tax_year": first_of_next_year(standing)}
    if gates.wash is not None and gates.wash.clean_on is not None:
        days["wash_window"] = gates.wash.clean_on
    return days


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
