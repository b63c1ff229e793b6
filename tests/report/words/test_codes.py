"""Every code that a decision may carry has words of its own."""

import inspect
import re

import pytest

from decision.gates import _fixed, _reasons
from decision.report.contest import FIXED
from decision.report.words import because_text, note_text, why_not_text
from decision.report.words.codes import _BECAUSE, _WHY_NOT

BECAUSE = """
not_a_loss worthless home stale_appraisal money_due margin thesis_broken
own_risk employer loss_worth_harvesting wash_window clean_units
no_reason_to_leave loss_not_worth_harvesting sheltered tax_refused give_cash
thesis_intact hold acting_costs_more nothing_can_be_sold new_tax_year opens_later
trades_thinly regret two_tax_years written_exit in_steps nobody_asked
no_reason_for_steps long_term appraisal_due
""".split()  # noqa: SIM905 - reads as the list it is
WHY_NOT = """
no_price no_current_value home_is_needed not_divisible no_partner
nothing_to_wait_for whole_is_due worth_nothing nothing_to_size no_law
opens_too_late trades_too_thinly part_trades_too_thinly at_once no_price_all_day
limit_is_passed level_is_nothing
""".split()  # noqa: SIM905 - reads as the list it is


@pytest.mark.parametrize("code", BECAUSE)
def test_every_reason_has_a_sentence(code: str) -> None:
    assert code in _BECAUSE
    assert re.fullmatch(r"[A-Z].+\.", because_text(code))


@pytest.mark.parametrize("code", WHY_NOT)
def test_every_obstacle_has_a_sentence(code: str) -> None:
    assert code in _WHY_NOT
    assert re.fullmatch(r"[A-Z].+\.", why_not_text(code))


def test_unknown_codes_are_told_and_never_raise() -> None:
    assert because_text("new_reason") == "New reason."
    assert why_not_text("new_obstacle") == "New obstacle."
    assert why_not_text(None) == ""
    assert note_text("new_note") == "About the data: new note."


def test_the_reasons_of_the_gates_are_all_known() -> None:
    source = inspect.getsource(_reasons) + inspect.getsource(_fixed)
    found = set(re.findall(r'"(\w+)": (?:money|margin|case|material)', source))

    assert {"money_due", "margin", "thesis_broken", "own_risk", "employer"} <= found
    assert found <= set(_BECAUSE)
    assert set(FIXED) <= set(_BECAUSE)
