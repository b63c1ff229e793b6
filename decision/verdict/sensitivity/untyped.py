"""What nobody typed yet: the inputs of each section, and what they may plausibly be."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from decision.case import Case, Need, Trade
from decision.case.months import months_after
from decision.gates import Standing
from decision.parameters import judgement

SectionId = Literal["taxes", "money", "others", "why", "details"]
SECTIONS: tuple[SectionId, ...] = ("taxes", "money", "others", "why", "details")


@dataclass(frozen=True, slots=True, kw_only=True)
class Untyped:
    """One input of a section: the cases with what somebody might type in it.

    `is_open` says whether nobody has: of what is unknown until it is typed that holds
    as long as it is not, of the rest (no gains, nothing due) until the section holds
    anything. `of_tax` inputs are asked only where tax is worked out; what `by_paths`
    does the closed form does not know.
    """

    id: str
    section: SectionId
    is_open: Callable[[Case], bool]
    typed: Callable[[Standing], Iterator[Case]]
    of_tax: bool = False
    by_paths: bool = False

    def cases(self, standing: Standing) -> list[Case]:
        """The case with each plausible value; none where there is one already."""
        if self.of_tax and standing.treatment != "taxed":
            return []
        return list(self.typed(standing)) if self.is_open(standing.case) else []


def is_untouched(case: Case, section: SectionId) -> bool:
    """Whether all of a section stands at its defaults.

    What is asked before the form is filled in, and the rule written for later, leave
    the section about the reason as it is.
    """
    return not any(_TYPED[section](case))


def _typed_taxes(case: Case) -> Iterator[Any]:
    yield case.tax.model_dump(exclude_defaults=True)


def _typed_money(case: Case) -> Iterator[Any]:
    yield case.household.model_dump(exclude_defaults=True, exclude=_OWNED)


def _typed_others(case: Case) -> Iterator[Any]:
    yield case.household.model_dump(exclude_defaults=True, include=_OWNED)


def _typed_why(case: Case) -> Iterator[Any]:
    yield case.mind.model_dump(exclude_defaults=True, exclude=_ASKED_ELSEWHERE)


def _typed_details(case: Case) -> Iterator[Any]:
    yield case.trades
    yield case.costs.model_dump(exclude_defaults=True)
    yield case.position.model_dump(exclude_defaults=True, include=_DETAILS)


_OWNED = {"other_investments", "cash", "holdings"}
_ASKED_ELSEWHERE = {"leaning", "sureness", "answers", "rule"}
_DETAILS = {
    "employer",
    "restricted_until",
    "locked_until",
    "units_traded_daily",
    "expense_ratio",
    "carrying_cost",
    "loan",
    "duration",
    "next_distribution",
    "long_distribution_received",
    "expires",
}
_TYPED: dict[SectionId, Callable[[Case], Iterator[Any]]] = {
    "taxes": _typed_taxes,
    "money": _typed_money,
    "others": _typed_others,
    "why": _typed_why,
    "details": _typed_details,
}


def _knows_no_wages(case: Case) -> bool:
    return case.tax.wages is None and case.tax.marginal is None


def _wages(standing: Standing) -> Iterator[Case]:
    for wages in judgement("plausible_wages"):
        yield _with(standing.case, "tax", wages=float(wages))


def _state_rate(standing: Standing) -> Iterator[Case]:
    rate = float(judgement("plausible_taxes", "state_rate"))
    yield _with(standing.case, "tax", state_rate=rate)


def _gains(standing: Standing) -> Iterator[Case]:
    gains = float(judgement("plausible_taxes", "gains")) * abs(standing.gain)
    yield _with(standing.case, "tax", long_gains=gains)


def _need(standing: Standing) -> Iterator[Case]:
    amount = float(judgement("plausible_money", "need")) * standing.value
    months = int(judgement("plausible_money", "need_months"))
    need = Need.model_construct(amount=amount, due=months_after(standing.day, months))
    yield _with(standing.case, "household", needs=(need,))


def _horizon(standing: Standing) -> Iterator[Case]:
    for years in judgement("plausible_money", "horizon_years"):
        yield _with(standing.case, "household", horizon_years=float(years))


def _risk_tolerance(standing: Standing) -> Iterator[Case]:
    for tolerance in ("low", "very_high"):
        yield _with(standing.case, "household", risk_tolerance=tolerance)


def _knows_no_others(case: Case) -> bool:
    return case.household.other_investments is None and not case.household.holdings


def _others(standing: Standing) -> Iterator[Case]:
    for multiple in judgement("plausible_others"):
        others = multiple * standing.value
        yield _with(standing.case, "household", other_investments=others)


def _view(standing: Standing) -> Iterator[Case]:
    view = float(judgement("plausible_view"))
    for way in (view, -view):
        yield _with(standing.case, "mind", view=way)


def _thesis(standing: Standing) -> Iterator[Case]:
    for thesis in ("intact", "broken"):
        yield _with(standing.case, "mind", thesis=thesis)


def _purchase(standing: Standing) -> Iterator[Case]:
    days = int(judgement("plausible_purchase", "days"))
    units = float(judgement("plausible_purchase", "units"))
    bought = Trade.model_construct(
        on=standing.day - timedelta(days=days),
        units=units * standing.case.position.units,
    )
    yield standing.case.model_copy(update={"trades": (bought,)})


def _employer(standing: Standing) -> Iterator[Case]:
    if standing.is_kind("stock"):
        yield _with(standing.case, "position", employer=True)


def _with(case: Case, part: str, **changes: object) -> Case:
    changed = getattr(case, part).model_copy(update=changes)
    return case.model_copy(update={part: changed})


def _nothing_in(section: SectionId) -> Callable[[Case], bool]:
    return lambda case: is_untouched(case, section)


INPUTS = (
    Untyped(
        id="wages",
        section="taxes",
        is_open=_knows_no_wages,
        typed=_wages,
        of_tax=True,
    ),
    Untyped(
        id="state_rate",
        section="taxes",
        is_open=_nothing_in("taxes"),
        typed=_state_rate,
        of_tax=True,
    ),
    Untyped(
        id="long_gains",
        section="taxes",
        is_open=_nothing_in("taxes"),
        typed=_gains,
        of_tax=True,
    ),
    Untyped(
        id="need",
        section="money",
        is_open=_nothing_in("money"),
        typed=_need,
        by_paths=True,
    ),
    Untyped(
        id="horizon_years",
        section="money",
        is_open=lambda case: case.household.horizon_years is None,
        typed=_horizon,
    ),
    Untyped(
        id="risk_tolerance",
        section="money",
        is_open=_nothing_in("money"),
        typed=_risk_tolerance,
    ),
    Untyped(
        id="other_investments",
        section="others",
        is_open=_knows_no_others,
        typed=_others,
    ),
    Untyped(id="view", section="why", is_open=_nothing_in("why"), typed=_view),
    Untyped(id="thesis", section="why", is_open=_nothing_in("why"), typed=_thesis),
    Untyped(
        id="purchase",
        section="details",
        is_open=_nothing_in("details"),
        typed=_purchase,
        of_tax=True,
    ),
    Untyped(
        id="employer",
        section="details",
        is_open=_nothing_in("details"),
        typed=_employer,
    ),
)
