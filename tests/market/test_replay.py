"""A past day of the sample as a position, and what the sample does not hold."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.case import Case
from decision.errors import CaseError
from decision.market import sample_symbols, view_of
from decision.market.replay import replayed, shown_next

ON = date(2018, 12, 26)


def problems_of(symbol: str, **asked: date | float) -> list[str]:
    """The faults of a choice, a line each."""
    with pytest.raises(CaseError) as caught:
        replayed(symbol, **({"on": ON} | asked))  # type: ignore[arg-type]  # any part may be wrong
    return [str(one) for one in caught.value.problems]


def test_a_position_is_bought_at_the_close_of_its_day() -> None:
    document = replayed(" rrc", on=ON, bought=date(2017, 12, 1), units=7)

    case = Case.model_validate(document)
    (lot,) = case.position.lots
    assert (case.as_of, case.position.symbol) == (ON, "RRC")
    assert (lot.acquired, lot.units, lot.unit_cost) == (date(2017, 12, 1), 7, 17.91)


def test_without_a_day_of_purchase_it_is_the_highest_close_of_the_year_before() -> None:
    lot = Case.model_validate(replayed("META", on=date(2022, 12, 28))).position.lots[0]

    history = view_of(Case.model_validate(replayed("META", on=lot.acquired))).history
    assert history is not None
    assert (lot.acquired, lot.unit_cost) == (date(2021, 12, 28), history.close[-1])


@given(st.sampled_from(sample_symbols()), st.floats(0, 1))
def test_every_day_of_the_sample_can_be_replayed_and_is_never_above_its_cost(
    one: object, place: float
) -> None:
    symbol = next(each for each in sample_symbols() if each == one)
    days = view_of(_case(symbol.symbol, symbol.last), door="sample").history
    assert days is not None
    on = days.days[round(place * (len(days.days) - 1))]

    case = Case.model_validate(replayed(symbol.symbol, on=on))
    view = view_of(case)

    assert (view.door, view.on) == ("sample", on)
    assert view.price is not None
    assert view.price <= case.position.lots[0].unit_cost


def _case(symbol: str, on: date) -> Case:
    return Case.model_validate(replayed(symbol, on=on))


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2018, 12, 25), "2018-12-25, a Tuesday; type 2018-12-24 or 2018-12-26"),
        (date(2018, 12, 22), "2018-12-22, a Saturday; type 2018-12-21 or 2018-12-24"),
        (date(1990, 5, 9), "RRC; type a day from 1990-05-10 to 2022-12-28"),
        (date(2022, 12, 29), "RRC; type a day from 1990-05-10 to 2022-12-28"),
    ],
)
def test_a_day_that_the_sample_does_not_hold_says_which_ones_it_does(
    day: date, said: str
) -> None:
    (found,) = problems_of("RRC", on=day)

    assert found.startswith("on: ")
    assert found.endswith(said)


@pytest.mark.parametrize("day", [date(1990, 5, 10), date(2022, 12, 28)])
def test_the_first_and_the_last_day_of_the_sample_count(day: date) -> None:
    assert replayed("RRC", on=day)["as_of"] == day.isoformat()


def test_a_symbol_that_the_sample_does_not_hold_is_told_the_others() -> None:
    (found,) = problems_of("TSLA ")

    assert found.startswith(
        "symbol: “TSLA” is not in the sample; type one of AAPL, AMD"
    )


def test_every_fault_is_told_at_once() -> None:
    found = problems_of("RRC", on=date(2018, 12, 25), bought=date(2018, 2, 4), units=0)

    assert [one.split(":")[0] for one in found] == ["on", "units", "bought"]


@pytest.mark.parametrize("units", [0.0, -1.0, float("nan"), float("inf")])
def test_units_have_to_be_above_nought(units: float) -> None:
    (found,) = problems_of("RRC", units=units)

    assert found.endswith("type a number above 0")


def test_a_purchase_after_the_day_is_refused_and_on_the_day_is_not() -> None:
    (found,) = problems_of("RRC", bought=date(2018, 12, 27))

    assert found.startswith("bought: 2018-12-27 is after the day 2018-12-26")
    lot = Case.model_validate(replayed("RRC", on=ON, bought=ON)).position.lots[0]
    assert lot.acquired == ON


def test_what_happened_next_is_shown_for_two_years_at_most() -> None:
    later = shown_next("RRC", after=ON)

    assert (later.days[0], later.days[-1]) == (date(2018, 12, 27), date(2020, 12, 24))
    assert shown_next("RRC", after=date(2022, 12, 28)).days == ()
