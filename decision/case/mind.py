"""What the person thinks: the reason, the answers, the forecast, the wish."""

from typing import Annotated, Literal

from pydantic import Field

from decision.case.field import Answered, Share
from decision.case.rule import WrittenRule

Question = Annotated[str, Field(pattern="^q([1-9]|1[0-2])$")]
Choice = Literal["a", "b", "c", "d", "e"]


class Mind(Answered):
    """Why it is held; `view` is the return expected above the market's, per year.

    `leaning` and `sureness` are what was said before the price paid was looked at;
    they change no number but what an answer to a question resembles.
    """

    thesis: Literal["intact", "unclear", "broken"] = "unclear"
    cause: Literal["market", "sector", "company", "rates", "currency", "unknown"] = (
        "unknown"
    )
    reason: Annotated[str, Field(max_length=10_000)] = ""
    answers: dict[Question, Choice] = Field(default_factory=dict)
    view: Annotated[float, Field(ge=-1, le=1)] | None = None
    own_loss_limit: Share | None = None
    wants: Literal["none", "stop", "keep_exposure"] = "none"
    leaning: Literal["none", "hold", "sell"] = "none"
    sureness: Literal["none", "guess", "fairly", "very"] = "none"
    rule: WrittenRule = WrittenRule()
