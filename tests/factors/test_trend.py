"""How far the trend of prices may move a verdict: less than anything else."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import decided
from tests.verdict.test_invariants import VALUE, advantages, line, others, theses

few = settings(max_examples=6)
trends = st.one_of(st.sampled_from([-1.0, 1.0]), st.floats(-1, 1))

# TR-2: of the value, in half a year.
TREND_CAPS = {
    "stock": 0.0075,
    **dict.fromkeys(["fund", "sector_fund", "bond_fund", "leveraged_fund"], 0.0025),
    **dict.fromkeys(["crypto", "bond", "property", "business"], 0.0),
}


@few
@given(st.sampled_from(list(TREND_CAPS)), others, theses, st.floats(0.1, 10), trends)
def test_the_trend_moves_no_way_by_more_than_its_cap(
    kind: str, rest: float, thesis: str, horizon: float, trend: float
) -> None:
    """Beside no trend at all, so by twice the cap from -1 to +1.

    How often a written exit is touched moves as well, and with it own risk (METHOD
    C): its line of the ledger keeps to the cap, its whole stays within a stock's. A
    fund that is all of wealth is left for cash, where a dollar that is lost weighs a
    little more.
    """
    flat, tilted = (
        decided(
            position={"kind": kind},
            household={"other_investments": rest, "horizon_years": horizon},
            mind={"thesis": thesis},
            market={"trend": one},
        )
        for one in (0, trend)
    )

    cap, before = TREND_CAPS[kind] * VALUE, advantages(flat)
    for strategy, dollars in advantages(tilted).items():
        most = TREND_CAPS["stock"] * VALUE if strategy == "stop" and cap else cap
        to_cash = kind in ("fund", "bond_fund")  # at any weight a little
        assert (
            abs(dollars - before[strategy]) <= most * (1.005 if to_cash else 1) + 1e-6
        )
        assert abs(line(tilted, strategy, "trend")) <= cap * 1.005 + 1e-6
