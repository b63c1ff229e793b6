"""What a list of trades comes to: what each sale counts for, and what is still held."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from decision.case.field import Account, Owner


class Use(NamedTuple):
    """Units a sale uses: by which rule, of which lot (None where cost is pooled)."""

    rule: str
    lot: str | None
    units: float


class Washed(NamedTuple):
    """Units of a lot that replace units sold, and the loss they take from the sale."""

    lot: str
    units: float
    amount: float
    is_lost: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposal:
    """One sale. `gain` is signed, after identification and before any denial.

    `denied` (at least 0) is deferred, `lost` (at least 0) is gone for good. `long` is
    the part of `allowed` on shares held long-term, where the country knows terms.
    `matches` says which lots were sold, `washes` what replaced them. A purchase until
    `provisional_until` can still take loss away; None where none can: a gain, or a
    thing without a wash-sale rule.
    """

    id: str
    on: date
    symbol: str
    units: float
    gain: float
    denied: float = 0.0
    lost: float = 0.0
    long: float = 0.0
    matches: tuple[Use, ...] = ()
    washes: tuple[Washed, ...] = ()
    provisional_until: date | None = None

    @property
    def allowed(self) -> float:
        """What counts now: signed, a loss stays negative."""
        return self.gain + self.denied + self.lost

    @property
    def short(self) -> float:
        """The part of `allowed` that is not long-term."""
        return self.allowed - self.long


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Units still held at one cost; `deferred` is the part of it from denied losses.

    `lot` is the purchase (the symbol where cost is pooled), `acquired` the day the
    holding period counts from (None where pooled).
    """

    lot: str
    symbol: str
    units: float
    cost: float
    acquired: date | None
    account: Account
    owner: Owner
    deferred: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Realised:
    """Every sale in the order they happened, and what every account still holds."""

    disposals: tuple[Disposal, ...]
    holdings: tuple[Held, ...]
