"""Warnings about the household: money due, horizon, charity, its own reflexes."""

from collections.abc import Callable

from decision.case import Household
from decision.gates.due import has_small_reserve, soon
from decision.parameters import judgement
from decision.verdict.warnings.subject import Numbers, Rule, Subject, when


def _cash_need(subject: Subject) -> Numbers | None:
    due, household = subject.gates.due, subject.case.household
    small = has_small_reserve(household) or _spends_without_cash(household)
    return when(
        due.due > due.cash or small or household.income_at_risk,
        due=due.due,
        needed=due.needed,
    )


def _spends_without_cash(household: Household) -> bool:
    """Spending is typed and no cash beside it: worth saying, too little to act on."""
    return bool(household.monthly_spending) and not household.cash


def _short_horizon(subject: Subject) -> Numbers | None:
    standing, goal = subject.standing, subject.case.household.goal
    years = float(judgement("need_window")) / 12
    near_goal = goal is not None and soon(goal.on, standing.day)
    return when(
        standing.final_horizon <= years or near_goal, years=standing.final_horizon
    )


def _charity(subject: Subject) -> Numbers | None:
    return when(subject.case.household.gives_to_charity)


def _small_benefit(subject: Subject) -> Numbers | None:
    """Nothing that can be done is worth more than the bother.

    A harvest has to bring twice its cost as well; leaving has paid its cost already.
    """
    standing = subject.standing
    least = max(
        float(judgement("harvest_least")), float(judgement("tie")) * standing.value
    )
    of_harvest = max(least, 4 * standing.trading_cost())
    needed = {"swap": of_harvest, "wait": of_harvest}
    gains = {one.strategy: one.advantage for one in subject.best.values()}
    small = all(gain <= needed.get(way, least) for way, gain in gains.items())
    return when(small, most=max(gains.values()), least=least)


def _bias(name: str) -> Callable[[Subject], Numbers | None]:
    def applies(subject: Subject) -> Numbers | None:
        found = [one for one in subject.situation.biases if one.id == name]
        return when(bool(found), matched=found[0].matched if found else ())

    return applies


def _endowment(subject: Subject) -> Numbers | None:
    """Also for shares one did not choose to buy: inherited, or the employer's."""
    position = subject.case.position
    inherited = any(lot.origin == "inheritance" for lot in position.lots)
    found = _bias("endowment")(subject)
    return found if found is not None else when(inherited or position.employer)


RULES = (
    Rule("cash_need", "G5", _cash_need),
    Rule("short_horizon", "docs/METHOD.md", _short_horizon),
    Rule("small_benefit", "TX-3", _small_benefit),
    Rule("give_cash_not_losers", "TX-11", _charity),
    Rule("anchoring", "docs/METHOD.md", _bias("anchoring")),
    Rule("endowment", "docs/METHOD.md", _endowment),
    Rule("sunk_cost", "docs/METHOD.md", _bias("sunk_cost")),
    Rule("herd", "docs/METHOD.md", _bias("herd")),
    Rule("regret", "docs/METHOD.md", _bias("regret")),
)
