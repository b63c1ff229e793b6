"""What somebody writes down beforehand, so as to be held to it later."""

from typing import Annotated

from pydantic import Field

from decision.case.field import Answered, ComingDay

MOST_WRITTEN = 2_000  # characters
Written = Annotated[str, Field(max_length=MOST_WRITTEN)]


class WrittenRule(Answered):
    """A rule in one's own words; it changes no number.

    `look_again` is a day for a review of one's own, `buy_again_if` the rule for coming
    back after a sale. The regrets are what one would tell oneself if it rises after
    a sale, and if it falls while it is held.
    """

    sell_if: Written = ""
    keep_if: Written = ""
    look_again: ComingDay | None = None
    buy_again_if: Written = ""
    regret_if_sold: Written = ""
    regret_if_held: Written = ""

    @property
    def is_written(self) -> bool:
        """Whether anything was written at all."""
        return self != WrittenRule()
