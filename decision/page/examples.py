"""The worked examples: real losses on their own day, one for each situation."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from decision.market.sample import BENCHMARK


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A case of a past day, and the day on which its price is looked at again.

    `shows` is the situation in a line. `position`, `household` and `mind` are what is
    special about them; `series` are the prices of the sample behind it, and one of its
    units costs `unit` of them.
    """

    name: str
    shows: str
    series: str
    looked_at: date
    later_on: date
    lots: tuple[Mapping[str, Any], ...]
    position: Mapping[str, Any] = field(default_factory=dict)
    household: Mapping[str, Any] = field(default_factory=dict)
    mind: Mapping[str, Any]
    trades: tuple[Mapping[str, Any], ...] = ()
    unit: float = 1.0

    @property
    def paid(self) -> float:
        """What one unit cost on average."""
        units = sum(lot["units"] for lot in self.lots)
        cost = sum(lot["units"] * lot["unit_cost"] for lot in self.lots)
        return float(cost / units)

    @property
    def document(self) -> dict[str, Any]:
        """The case in the shared format."""
        return {
            "version": 1,
            "as_of": self.looked_at.isoformat(),
            "position": {
                "symbol": self.series,
                "kind": "stock",
                **self.position,
                "lots": [dict(lot) for lot in self.lots],
            },
            "household": {**_HOUSEHOLD, **self.household},
            "tax": dict(_TAX),
            "mind": dict(self.mind),
            "trades": [dict(trade) for trade in self.trades],
        }


# The same people everywhere, so that the investment, the day and what is said of each
# example make the difference.
_HOUSEHOLD: Mapping[str, Any] = {
    "other_investments": 180_000,
    "cash": 25_000,
    "monthly_spending": 4_000,
    "horizon_years": 10,
}
_TAX: Mapping[str, Any] = {
    "filing_status": "single",
    "wages": 95_000,
    "state_rate": 0.05,
}
_EVEN = {"reason": "I will sell as soon as it gets back to what I paid."}

META = Example(
    name="Meta, down by two thirds",
    shows="A large loss, and the wish to wait until it is back at what was paid.",
    series="META",
    looked_at=date(2022, 12, 28),
    later_on=date(2023, 9, 21),
    lots=({"acquired": "2021-11-15", "units": 100, "unit_cost": 347.56},),
    mind=_EVEN,
)
RANGE = Example(
    name="Range Resources, down by half",
    shows="The same household with a stock that went on falling.",
    series="RRC",
    looked_at=date(2018, 12, 26),
    later_on=date(2019, 12, 26),
    lots=({"acquired": "2017-12-01", "units": 2_000, "unit_cost": 17.91},),
    mind=_EVEN,
)
WASH_SALE = replace(
    META,
    name="Wash-sale trap",
    shows="The same loss as Meta's, after the retirement account has bought as well.",
    trades=({"on": "2022-12-08", "units": 40, "account": "tax_deferred"},),
)
CASH_NEED = Example(
    name="Cash needed soon",
    shows="A deposit of $15,000 is due in a year, and cash is short of it.",
    series="AAPL",
    looked_at=date(2022, 6, 16),
    later_on=date(2023, 6, 16),
    lots=({"acquired": "2022-01-03", "units": 100, "unit_cost": 182.01},),
    household={
        "cash": 20_000,
        "needs": [{"amount": 15_000, "due": "2023-06-01"}],
    },
    mind={"thesis": "intact", "reason": "Selling now would make the loss real."},
)
EMPLOYER = Example(
    name="Employer's stock",
    shows="Shares from work: pay and savings hang on the same company.",
    series="AMZN",
    looked_at=date(2022, 12, 28),
    later_on=date(2023, 9, 21),
    lots=(
        {
            "acquired": "2021-05-17",
            "units": 150,
            "unit_cost": 163.52,
            "origin": "vest",
        },
        {
            "acquired": "2021-11-15",
            "units": 150,
            "unit_cost": 177.28,
            "origin": "vest",
        },
    ),
    position={"employer": True},
    mind={"reason": "I work there and believe in it, so I keep every share."},
)
RETIREMENT = Example(
    name="Retirement account",
    shows="A loss in an IRA: no tax is saved, and little is left to decide between.",
    series="XOM",
    looked_at=date(2019, 10, 2),
    later_on=date(2020, 10, 2),
    lots=({"acquired": "2018-01-29", "units": 150, "unit_cost": 66.58},),
    position={"account": "tax_deferred"},
    mind={"reason": "It is only a paper loss until I sell."},
)
# Nobody can hold an index: a fund that follows it, one unit a tenth of its level.
FUND = Example(
    name="Broad fund in a crash",
    shows="An index fund in March 2020, and the wish to get out. Its price here is a "
    "tenth of the S&P 500.",
    series=BENCHMARK,
    unit=0.1,
    looked_at=date(2020, 3, 20),
    later_on=date(2021, 3, 19),
    lots=({"acquired": "2020-02-19", "units": 100, "unit_cost": 338.62},),
    position={
        "symbol": "",
        "name": "S&P 500 index fund",
        "kind": "fund",
        "price": {"unit": 230.49, "on": "2020-03-20"},
    },
    mind={"reason": "Everyone is selling, and I want out before it gets worse."},
)
EXAMPLES: Mapping[str, Example] = {
    "meta": META,
    "range": RANGE,
    "cash": CASH_NEED,
    "employer": EMPLOYER,
    "fund": FUND,
    "ira": WASH_SALE,
    "retirement": RETIREMENT,
}
# The trap is the same investment on the same day as the first one.
REPLAYED = tuple(one for one in EXAMPLES.values() if one is not WASH_SALE)
OUTCOMES_DO_NOT_JUDGE = (
    "Some rose and some fell further, and nobody could know which: a decision is "
    "judged by what was known on its day, not by what happened next. The sample holds "
    "only companies that are still there, so more of them rose than usually do."
)
