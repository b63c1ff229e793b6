"""What a lot cost, in the household's currency: for a loss, for a gain, at a price."""

from decision.case import Lot, Position


def costs_of(position: Position, lot: Lot) -> tuple[float, float]:
    """Cost per unit for a loss and for a gain; they differ for gifts only.

    A gift's cost is the giver's for a gain, and for a loss the value when given, if
    that was lower; in between there is neither. Amounts are at the rate of the
    purchase, or today's where it is not known. Source: 26 U.S.C. § 1015(a).
    """
    rate = lot.fx or position.fx
    cost = lot.unit_cost * rate
    if lot.origin != "gift" or lot.unit_value_when_given is None:
        return cost, cost
    return min(cost, lot.unit_value_when_given * rate), cost


def basis_of(position: Position, lot: Lot, price: float) -> float:
    """Cost per unit as it counts at a price: the price clipped between both costs.

    >>> gift = Lot.model_construct(
    ...     unit_cost=50.0, origin="gift", unit_value_when_given=40.0, fx=None
    ... )
    >>> held = Position.model_construct(fx=1.0)
    >>> [basis_of(held, gift, price) for price in (30.0, 45.0, 60.0)]
    [40.0, 45.0, 50.0]
    """
    for_loss, for_gain = costs_of(position, lot)
    return min(max(price, for_loss), for_gain)
