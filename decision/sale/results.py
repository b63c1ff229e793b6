"""Many choices of lots at once: what each would count for under the US rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from decision.case import Case
from decision.tax.around import bought_around
from decision.tax.earlier import start_of_sale
from decision.tax.identify import Parcel, without_dust
from decision.tax.lot_sale import LotSale, sale_of, with_long_distribution
from decision.tax.replace import has_wash_rule, open_loss, replaces

Array = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class LotTerms:
    """What one unit of each lot comes to, sold on a day at a net price.

    A lot is one part, or several where an earlier loss moved into some of its units;
    parts are sold in order of acquisition. By part: `lot`, `units`, the units of its
    lot `before` it, `gain` of one unit, signed, before any denial, `short`, and
    `as_long`, what of one unit's short-term loss is long-term (rule TX-8).

    There are so many `lots`. `replacing` are the units, part by part and trade by
    trade, that may replace what is sold: `rest_of` names the part whose rest they are
    (-1: none), `replaces` says for whose loss, shape (parts, replacing), `for_good`
    whether that loss is gone.
    """

    lots: int
    lot: Places
    units: Array
    before: Array
    gain: Array
    short: Flags
    as_long: Array
    replacing: Array
    rest_of: Places
    replaces: Flags
    for_good: Flags

    def by_lot(self, values: Array | Flags) -> Array:
        """The average of a lot's parts; lots in their order."""
        held = np.bincount(self.lot, weights=self.units, minlength=self.lots)
        sums = np.bincount(self.lot, weights=values * self.units, minlength=self.lots)
        return sums / np.where(held > 0, held, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What counts of each choice, signed, and the loss gone for good, at least 0."""

    short: Array
    long: Array
    lost: Array

    @property
    def loss(self) -> Array:
        """The net loss that counts; negative where the choice is a net gain."""
        return -(self.short + self.long)


def lot_terms(case: Case, *, on: date, price: float) -> LotTerms:
    """Ask the rules once what every choice of lots has in common."""
    parcels = start_of_sale(case, bought_around(case), on=on).parcels
    places = {f"lot {place}": place for place in range(len(case.position.lots))}
    parts = [parcel for parcel in parcels if parcel.lot in places]
    lots = np.array([places[parcel.lot] for parcel in parts], dtype=np.int64)
    rows = [
        sale_of(parcel, lot=places[parcel.lot], price=price, on=on) for parcel in parts
    ]
    units = np.array([parcel.units for parcel in parts])
    asked = _replacements(case, parts, parcels, rows, on=on)
    matter = np.flatnonzero(asked.any(axis=0)).tolist()
    near = [parcels[place] for place in matter]
    return LotTerms(
        lots=len(places),
        lot=lots,
        units=units,
        before=_before(lots, units),
        gain=np.array([row.gain / row.units for row in rows]),
        short=np.array([row.short for row in rows], dtype=bool),
        as_long=_as_long(case, rows, on=on),
        replacing=np.array([parcel.units for parcel in near]),
        rest_of=np.array([_place(parcel, parts) for parcel in near], dtype=np.int64),
        replaces=asked[:, matter],
        for_good=np.array([parcel.account != "taxable" for parcel in near], dtype=bool),
    )


def counted(terms: LotTerms, units: Array) -> Counted:
    """What counts of each row of `units`, shape (choices, lots), as preview has it.

    Source: 26 U.S.C. § 1091, § 852(b)(4); 26 CFR § 1.1091-1.
    """
    sold = np.clip(units[:, terms.lot] - terms.before, 0.0, terms.units)
    washed, lost = _washed(terms, sold)
    counting = sold - washed
    as_long = (counting * terms.as_long).sum(axis=1)
    allowed = counting * terms.gain
    return Counted(
        short=allowed[:, terms.short].sum(axis=1) + as_long,
        long=allowed[:, ~terms.short].sum(axis=1) - as_long,
        lost=(lost * np.maximum(-terms.gain, 0.0)).sum(axis=1),
    )


def _washed(terms: LotTerms, sold: Array) -> tuple[Array, Array]:
    """Units of each part whose loss something takes, and those lost for good."""
    still_open, lost = sold.copy(), np.zeros_like(sold)
    rest = terms.rest_of >= 0
    left = np.tile(terms.replacing, (len(sold), 1))
    left[:, rest] -= sold[:, terms.rest_of[rest]]
    for part, place in np.argwhere(terms.replaces):
        taken = np.minimum(still_open[:, part], left[:, place])
        still_open[:, part] -= taken
        left[:, place] -= taken
        lost[:, part] += taken * terms.for_good[place]
    return sold - still_open, lost


def _before(lots: Places, units: Array) -> Array:
    """Units in earlier parts of the same lot."""
    return np.array(
        [units[:place][lots[:place] == lot].sum() for place, lot in enumerate(lots)]
    )


def _replacements(
    case: Case,
    parts: Sequence[Parcel],
    parcels: Sequence[Parcel],
    rows: Sequence[LotSale],
    *,
    on: date,
) -> Flags:
    """Whether a parcel replaces units of a part, shape (parts, parcels)."""
    asked = np.zeros((len(parts), len(parcels)), dtype=bool)
    if not has_wash_rule(case.position.kind, on=on):
        return asked
    last = len(case.position.lots) + len(case.trades)
    for place, (part, row) in enumerate(zip(parts, rows, strict=True)):
        if without_dust(-row.gain, of=part.cost):
            loss = open_loss(part, amount=-row.gain, on=on, order=last, key=place)
            asked[place] = [replaces(parcel, loss) for parcel in parcels]
    return asked


def _as_long(case: Case, rows: Sequence[LotSale], *, on: date) -> Array:
    """By part, what of one unit's loss the rule makes long-term."""
    turned = with_long_distribution(rows, case.position, on=on)
    return np.array([row.as_long / row.units for row in turned])


def _place(parcel: Parcel, parts: Sequence[Parcel]) -> int:
    """Which part a parcel is; -1 for a trade."""
    return next((at for at, part in enumerate(parts) if part is parcel), -1)
