"""Every number we rely on is dated, ordered, and says where it comes from."""

from datetime import date
from typing import Any

import pytest

from decision.errors import NoParameterError
from decision.parameters import (
    first_known,
    forget,
    judgement,
    last_known,
    parameter,
    parameters,
    recording,
    remembering,
)

ABOUT = {"label", "unit", "source", "url", "checked", "why", "note", "command"}
BACKED_BY = {"judgement": "why", "computed": "command"}
LAST_CHECK = date(2026, 12, 31)


@pytest.mark.parametrize("name", parameters())
def test_a_parameter_says_what_it_is_and_where_from(name: str) -> None:
    table = parameters()[name]

    assert {"label", "unit", "source", "checked"} <= table.keys()
    assert all(str(table[key]).strip() for key in ("label", "unit", "source"))
    assert table[BACKED_BY.get(table["source"], "url")]
    held = table.keys() - ABOUT
    assert held == {"values"} if "values" in held else held
    assert date(2026, 1, 1) <= table["checked"] <= LAST_CHECK


@pytest.mark.parametrize("name", parameters())
def test_the_law_of_a_country_is_never_our_own_judgement(name: str) -> None:
    table, file = parameters()[name], name.split(".")[0]

    assert table.get("url", "https://").startswith("https://")
    if len(file) == len("us"):
        assert table["source"] != "judgement"


@pytest.mark.parametrize("name", parameters())
def test_rows_are_in_order_and_hold_the_same_entries(name: str) -> None:
    rows: list[dict[str, Any]] = parameters()[name].get("values", [])
    days = [row["from"] for row in rows]

    assert days == sorted(set(days))
    assert len({frozenset(row.keys() - {"by", "sources"}) for row in rows}) <= 1


def test_a_value_holds_from_its_day_until_the_next_one() -> None:
    def deduction(day: date) -> int:
        return int(parameter("us.standard_deduction", on=day, key="single"))

    assert deduction(date(2025, 12, 31)) == 15_750
    assert deduction(date(2026, 1, 1)) == 16_100
    assert deduction(date(2030, 1, 1)) == 16_100


def test_a_day_before_our_records_is_refused() -> None:
    with pytest.raises(NoParameterError, match=r"us.cg0_max .* 2017-12-31"):
        parameter("us.cg0_max", on=date(2017, 12, 31), key="single")


def test_a_name_or_entry_nobody_wrote_is_refused() -> None:
    with pytest.raises(NoParameterError, match=r"called us.nothing"):
        parameter("us.nothing", on=date(2026, 1, 1))
    with pytest.raises(NoParameterError, match=r"us.cg0_max has no entry called joint"):
        parameter("us.cg0_max", on=date(2026, 1, 1), key="joint")


def test_a_judgement_does_not_change_with_the_day() -> None:
    assert judgement("risk_aversion", "low") == 8


def test_the_first_and_last_known_days_are_those_of_the_oldest_and_newest_row() -> None:
    assert first_known("us.bracket_starts") == date(2018, 1, 1)
    assert last_known("us.bracket_starts") == date(2026, 1, 1)


def test_the_wash_sale_window_and_the_switch_for_coins() -> None:
    on = date(2026, 11, 20)

    assert parameter("us.wash_sale_window", on=on) == 30
    assert parameter("us.crypto_in_wash_sales", on=on) is False


def test_an_answer_that_is_kept_has_read_what_was_read_for_it() -> None:
    worked: list[int] = []

    @remembering(2)
    def ties(count: int) -> float:
        worked.append(count)
        return count * float(judgement("tie"))

    ties(3)
    with recording() as used:
        again = ties(3)

    assert again == 3 * judgement("tie")
    assert worked == [3]
    assert used == {("judgements.tie", "value")}

    forget()
    ties(3)
    assert worked == [3, 3]
