"""A rule written down beforehand is kept with the case."""

from tests.builders import a_case


def test_a_written_rule_is_kept_as_it_was_written() -> None:
    rule = {"sell_if": "Sales fall twice.", "look_again": "2027-05-20"}
    case = a_case(mind={"rule": rule})

    assert case.to_dict()["mind"]["rule"] == rule
    assert case.mind.rule.is_written


def test_without_one_nothing_is_written_and_old_files_stay_as_they_are() -> None:
    case = a_case(mind={"thesis": "broken"})

    assert not case.mind.rule.is_written
    assert "rule" not in case.to_dict()["mind"]
