"""Whether a written reason speaks of buying more."""

import pytest

from decision.mind import thinks_of_buying_more


@pytest.mark.parametrize(
    "reason",
    [
        "I want to average down here.",
        "Thinking of DOUBLING DOWN now",
        "maybe add more if it falls again",
        "Not selling. Buying the dip!",
    ],
)
def test_a_reason_that_speaks_of_buying_more_is_noticed(reason: str) -> None:
    assert thinks_of_buying_more(reason)


@pytest.mark.parametrize(
    "reason",
    [
        "",
        "I won't buy more of this.",
        "never average down, they say",
        "The average price is 40.",
        "No money to add more",
        "<b>0</b> 🚀 " * 2000,
    ],
)
def test_a_reason_that_rules_it_out_or_is_about_something_else_is_not(
    reason: str,
) -> None:
    assert not thinks_of_buying_more(reason)


def test_one_mention_that_is_not_ruled_out_is_enough() -> None:
    assert thinks_of_buying_more("I said never average down. Now I average down.")
