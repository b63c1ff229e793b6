"""The worked examples the page opens on: real losses, replayed on their own day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A case of a past day, and the day on which its price is looked at again."""

    name: str
    symbol: str
    looked_at: date
    later_on: date
    lot: Mapping[str, Any]
    trades: tuple[Mapping[str, Any], ...] = ()

    @property
    def document(self) -> dict[str, Any]:
        """The case in the shared format."""
        return {
            "version": 1,
            "as_of": self.looked_at.isoformat(),
            "position": {
                "symbol": self.symbol,
                "kind": "stock",
                "lots": [dict(self.lot)],
            },
            "trades": [dict(trade) for trade in self.trades],
            **_HOUSEHOLD,
        }


# The same household in both, so that only the investment and the day differ.
_HOUSEHOLD: dict[str, Any] = {
    "household": {
        "other_investments": 180_000,
        "cash": 25_000,
        "monthly_spending": 4_000,
        "horizon_years": 10,
    },
    "tax": {"filing_status": "single", "wages": 95_000, "state_rate": 0.05},
    "mind": {"reason": "I will sell as soon as it gets back to what I paid."},
}

META = Example(
    name="Meta",
    symbol="META",
    looked_at=date(2022, 12, 28),
    later_on=date(2023, 9, 21),
    lot={"acquired": "2021-11-15", "units": 100, "unit_cost": 347.56},
)
RANGE = Example(
    name="Range Resources",
    symbol="RRC",
    looked_at=date(2018, 12, 26),
    later_on=date(2019, 12, 26),
    lot={"acquired": "2017-12-01", "units": 2_000, "unit_cost": 17.91},
)
# The wash-sale trap: the same loss, after the retirement account has bought as well.
IRA = replace(
    META,
    name="IRA bought too",
    trades=({"on": "2022-12-08", "units": 40, "account": "tax_deferred"},),
)
EXAMPLES: Mapping[str, Example] = {"meta": META, "range": RANGE, "ira": IRA}
REPLAYED = (META, RANGE)
OUTCOMES_DO_NOT_JUDGE = (
    "One came back and one did not, and nobody could know which: a decision is judged "
    "by what was known on its day, not by what happened next."
)
