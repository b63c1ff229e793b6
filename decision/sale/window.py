"""The 61 days around a sale: what was bought in them, and what it does to the loss."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from decision.case import Case
from decision.case.field import Account, Origin, Owner
from decision.gates import Standing
from decision.gates.opening import first_clean_day, free_to_buy
from decision.tax.around import Bought, bought_around
from decision.tax.earlier import start_of_sale, units_on
from decision.tax.identify import Parcel, is_same_purchase, without_dust
from decision.tax.preview import Preview, Spoiler, preview
from decision.tax.replace import ACQUIRING, has_wash_rule, window_days

Applies = Literal["yes", "no_loss", "no_rule", "sheltered", "not_taxed_here"]
Effect = Literal["deferred", "lost", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase:
    """What came in on a day, and what it does to the loss of a sale.

    `replacing` of its `units` replace units sold; they take `amount` of the loss:
    deferred into their cost, or lost for good. Where it has no effect, `why_not` is
    the code of the reason: sold_before (this sale), sold_with_it, inheritance, gift,
    spouse, spin_off, outside (of the 61 days), already_used (it replaced units of an
    earlier sale), no_loss, same_lot (the rest of the very lot sold), or not_needed
    (other purchases were matched first). `lot` or `trade` is its place in the case.
    """

    on: date
    units: float
    replacing: float
    amount: float
    effect: Effect
    why_not: str | None
    account: Account
    owner: Owner
    origin: Origin
    is_planned: bool
    lot: int | None
    trade: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleWindow:
    """A sale with its 61 days; amounts in the household's currency.

    `units` are those sold by place of the lot, `price` is per unit after costs. Of
    `loss`, at least 0, `counts` now, `deferred` moves into other units and `lost` is
    gone. `first` and `last` are the days within which a purchase counts; `clean_on` is
    the first trading day on which all of the loss counts, None where it counts on
    `on`; `buy_back_on` the first trading day on which buying again takes nothing.
    Until `provisional_until` a purchase nobody knows of yet could take loss away;
    None where none can. `unknown_sales` are the places in the case's trades of earlier
    sales that may have used purchases up. `applies` says whether section 1091 is asked
    at all.
    """

    on: date
    price: float
    units: tuple[float, ...]
    applies: Applies
    first: date
    last: date
    loss: float
    counts: float
    deferred: float
    lost: float
    clean_on: date | None
    buy_back_on: date
    provisional_until: date | None
    unknown_sales: tuple[int, ...]
    purchases: tuple[Purchase, ...]

    @property
    def is_washed(self) -> bool:
        """Whether a part of the loss does not count now."""
        return self.deferred > 0 or self.lost > 0

    @property
    def takers(self) -> tuple[Purchase, ...]:
        """The purchases that take loss away, in order of acquisition."""
        return tuple(one for one in self.purchases if one.effect != "none")

    @property
    def inside(self) -> tuple[Purchase, ...]:
        """What came in within the 61 days."""
        return tuple(one for one in self.purchases if self.first <= one.on <= self.last)


def window_of(
    standing: Standing, *, on: date, units: Mapping[int, float], price: float
) -> SaleWindow:
    """The 61 days around selling `units[i]` of lot i on a day, at a net price per unit.

    Raises TradeError if a lot does not hold so many units or was bought later.

    Source: 26 U.S.C. § 1091; 26 CFR § 1.1091-1; Rev. Rul. 56-602; Rev. Rul. 2008-5.
    """
    case, days = standing.case, window_days(on)
    sale = preview(case, on=on, units=units, price=price)
    clean = on
    if sale.is_washed:
        clean = first_clean_day(standing, on, units=units, price=price)
    return SaleWindow(
        on=on,
        price=price,
        units=tuple(units.get(lot, 0.0) for lot in range(len(case.position.lots))),
        applies=_applies(standing, sale, on=on),
        first=on - days,
        last=on + days,
        loss=sale.economic_loss,
        counts=sale.economic_loss - sale.deferred - sale.lost_for_good,
        deferred=sale.deferred,
        lost=sale.lost_for_good,
        clean_on=clean if sale.is_washed else None,
        buy_back_on=free_to_buy(standing, on),
        provisional_until=sale.provisional_until,
        unknown_sales=sale.unknown_sales,
        purchases=_purchases(case, sale, on=on, units=units),
    )


def window_of_all(standing: Standing, *, on: date) -> SaleWindow:
    """The 61 days around selling all that is there on a day, at today's price."""
    everything = units_on(standing.case, on)
    return window_of(standing, on=on, units=everything, price=standing.net_unit)


def _applies(standing: Standing, sale: Preview, *, on: date) -> Applies:
    if standing.treatment == "sheltered":
        return "sheltered"
    if standing.treatment != "taxed":
        return "not_taxed_here"
    if not has_wash_rule(standing.case.position.kind, on=on):
        return "no_rule"
    return "yes" if sale.economic_loss > 0 else "no_loss"


def _purchases(
    case: Case, sale: Preview, *, on: date, units: Mapping[int, float]
) -> tuple[Purchase, ...]:
    around = bought_around(case)
    start = start_of_sale(case, around, on=on).parcels
    spoilers = {(one.lot, one.trade): one for one in sale.spoilers}
    losers = {f"lot {row.lot}" for row in sale.rows if row.gain < 0}
    at_loss = [parcel for parcel in start if parcel.lot in losers]
    found = []
    for bought in around:
        spoiler = spoilers.get((bought.lot, bought.trade))
        why_not = None
        if spoiler is None:
            left = [one for one in start if one.lot == bought.parcel.lot]
            wanted = 0.0 if bought.lot is None else units.get(bought.lot, 0.0)
            why_not = _why_gone(bought, left, wanted=wanted) or _why_not(
                case, bought, left, at_loss=at_loss, on=on
            )
        found.append(_purchase(case, bought, spoiler, why_not=why_not))
    return tuple(found)


def _purchase(
    case: Case, bought: Bought, spoiler: Spoiler | None, *, why_not: str | None
) -> Purchase:
    parcel = bought.parcel
    return Purchase(
        on=parcel.bought,
        units=parcel.units,
        replacing=spoiler.units if spoiler else 0.0,
        amount=spoiler.amount if spoiler else 0.0,
        effect=_effect(spoiler),
        why_not=why_not,
        account=parcel.account,
        owner=parcel.owner,
        origin=_origin(case, bought),
        is_planned=parcel.bought > case.as_of,
        lot=bought.lot,
        trade=bought.trade,
    )


def _effect(spoiler: Spoiler | None) -> Effect:
    if spoiler is None:
        return "none"
    return "lost" if spoiler.is_lost else "deferred"


def _origin(case: Case, bought: Bought) -> Origin:
    if bought.lot is not None:
        return case.position.lots[bought.lot].origin
    assert bought.trade is not None
    return case.trades[bought.trade].origin


def _why_gone(bought: Bought, left: list[Parcel], *, wanted: float) -> str | None:
    """Whether it is sold with this sale or was before; None where some of it stays."""
    units = sum(parcel.units for parcel in left)
    if not left:
        return "sold_before"
    all_sold = not without_dust(units - wanted, of=bought.parcel.units)
    return "sold_with_it" if all_sold else None


def _why_not(
    case: Case,
    bought: Bought,
    left: list[Parcel],
    *,
    at_loss: list[Parcel],
    on: date,
) -> str:
    """Why what stays takes no loss away; the plainest reason first."""
    parcel = bought.parcel
    if parcel.side not in ACQUIRING:
        return _origin(case, bought)
    if abs(parcel.bought - on) > window_days(on):
        return "outside"
    if all(one.used for one in left):
        return "already_used"
    if not at_loss:
        return "no_loss"
    if all(is_same_purchase(parcel, one) for one in at_loss):
        return "same_lot"
    return "not_needed"
