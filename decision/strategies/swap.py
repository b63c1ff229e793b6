"""Keep the exposure and book the loss: sell, and buy a close partner at once."""

from decision.gates import Gates, Standing
from decision.strategies.plan import Impossible, Plan, Sale, has_partner, lots_for


def plans(standing: Standing, gates: Gates) -> tuple[Plan, ...] | Impossible:
    """Swap everything on the first open day, if the market takes it."""
    if not has_partner(standing):
        return Impossible(strategy="swap", why_not="no_partner")
    if gates.fixed == "worthless":
        return Impossible(strategy="swap", why_not="worth_nothing")
    if gates.trades_thinly:
        return Impossible(strategy="swap", why_not="trades_too_thinly")
    sale = Sale(on=gates.open_on, lots=lots_for(standing, 1.0), to="partner")
    return (Plan(strategy="swap", because="loss_worth_harvesting", sales=(sale,)),)
