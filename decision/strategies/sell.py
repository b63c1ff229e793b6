"""Leave this investment: money due to cash, the rest to where such money belongs."""

from decision.gates import Gates, Standing
from decision.strategies.plan import (
    Impossible,
    Plan,
    Sale,
    in_whole_units,
    lots_for,
    usual_destination,
)


def plans(standing: Standing, gates: Gates) -> tuple[Plan, ...] | Impossible:
    """Sell everything on the first open day, if the market takes it."""
    if gates.trades_thinly and gates.fixed != "worthless":
        return Impossible(strategy="sell", why_not="trades_too_thinly")
    return (whole(standing, gates),)


def whole(standing: Standing, gates: Gates) -> Plan:
    """Everything on the first open day, whether the market takes it or not."""
    return Plan(strategy="sell", because="sell", sales=sales_of_all(standing, gates))


def sales_of_all(standing: Standing, gates: Gates) -> tuple[Sale, ...]:
    """What is due goes to cash, what remains to the usual destination."""
    usual = usual_destination(standing)
    due = in_whole_units(standing, gates.due_fraction)
    to_cash = lots_for(standing, 1.0 if usual == "cash" else due)
    rest = lots_for(standing, 1.0, after=to_cash)
    sales = (
        Sale(on=gates.open_on, lots=to_cash, to="cash"),
        Sale(on=gates.open_on, lots=rest, to=usual),
    )
    return tuple(sale for sale in sales if sale.units > 0)
