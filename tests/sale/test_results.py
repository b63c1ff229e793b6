"""Many choices of lots at once, against the preview of each."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.case import Case
from decision.sale.results import counted, lot_terms
from decision.tax.preview import preview
from tests.tax.positions import PRICE, TODAY, a_case, a_lot, cases, days_ago

payouts = st.sampled_from([0.0, 30.0, 900.0])


@given(cases(), payouts, st.sampled_from(["stock", "fund", "crypto"]))
def test_every_choice_counts_as_its_preview_says(
    drawn: tuple[Case, dict[int, float]], paid_out: float, kind: str
) -> None:
    case, chosen = drawn
    document = case.to_dict()
    document["position"] |= {"kind": kind, "long_distribution_received": paid_out}
    case = Case.model_validate(document)
    lots = range(len(case.position.lots))
    units = np.array([[chosen[lot] for lot in lots], [1.0 for _ in lots]])

    found = counted(lot_terms(case, on=TODAY, price=PRICE), units)

    for row, choice in enumerate(units):
        sold = {lot: float(choice[lot]) for lot in lots if choice[lot]}
        sale = preview(case, on=TODAY, units=sold, price=PRICE)
        assert found.short[row] == pytest.approx(sale.short_result, abs=1e-6)
        assert found.long[row] == pytest.approx(sale.long_result, abs=1e-6)
        assert found.lost[row] == pytest.approx(sale.lost_for_good, abs=1e-6)


def test_a_recent_lot_that_stays_takes_loss_and_one_that_goes_along_does_not() -> None:
    case = a_case(a_lot(), a_lot(days_ago(20), 40))
    terms = lot_terms(case, on=TODAY, price=PRICE)

    found = counted(terms, np.array([[100.0, 0.0], [100.0, 40.0]]))

    assert found.loss.tolist() == [1200, 2800]


def test_a_payout_turns_a_part_of_a_brief_loss_long_term() -> None:
    """TX-8: 100 paid out on 50 units are 2 a unit; 20 a unit are lost."""
    case = a_case(
        a_lot(days_ago(40), 50), kind="fund", long_distribution_received=100.0
    )

    found = counted(lot_terms(case, on=TODAY, price=PRICE), np.array([[30.0]]))

    assert (found.long.tolist(), found.short.tolist()) == ([-60], [-540])


def test_a_lot_into_which_an_earlier_loss_moved_counts_part_by_part() -> None:
    """50 of lot A were sold at 60 ten days ago: 30 of them moved into lot B."""
    case = a_case(
        a_lot(id="A", units=20),
        a_lot(days_ago(25), 30, id="B", unit_cost=75),
        a_lot(days_ago(20), 40, unit_cost=80),
        trades=[
            {
                "on": days_ago(10),
                "side": "sell",
                "units": 50,
                "unit_price": 60,
                "lot": "A",
            }
        ],
    )
    terms = lot_terms(case, on=TODAY, price=PRICE)
    units = np.array([[a, b, c] for a in (0, 20) for b in (1, 30) for c in (0, 15, 40)])

    found = counted(terms, units.astype(float))

    assert len(terms.units) > terms.lots
    for row, choice in enumerate(units):
        sold = {lot: float(count) for lot, count in enumerate(choice) if count}
        sale = preview(case, on=TODAY, units=sold, price=PRICE)
        assert found.short[row] == pytest.approx(sale.short_result)
        assert found.long[row] == pytest.approx(sale.long_result)
