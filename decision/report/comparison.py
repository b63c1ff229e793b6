"""All ways side by side: the table, as it is printed, and why not."""

import pandas as pd

from decision.report.amounts import (
    round_money,
    say_list,
    say_money,
    say_percent,
    signed_money,
    table_money,
    uncapital,
)
from decision.report.contest import middle_of, treatment_of
from decision.report.words.codes import why_not_text
from decision.report.words.names import strategy_name, way_heading
from decision.verdict.decision import Decision, StrategyOutcome


def comparison_table(decision: Decision) -> pd.DataFrame:
    """One row per strategy; numbers are missing where it is not possible.

    Columns: `strategy`, `name`, `way` (a part with its units), `is_named`, `worth`
    (rounded as in the headline), `error` (its standard error, of the simulation),
    `middle`, `bad`, `good` (1 future in 20 is worse or better), `goal` (the chance of
    reaching it), `tax_now`, `why_not`.
    """
    rows = [_compared(one, decision) for one in decision.strategies]
    columns = [
        "strategy",
        "name",
        "way",
        "is_named",
        "worth",
        "error",
        "middle",
        "bad",
        "good",
        "goal",
        "tax_now",
        "why_not",
    ]
    return pd.DataFrame(rows, columns=columns)


def comparison_shown(decision: Decision, currency: str = "USD") -> pd.DataFrame:
    """The comparison as it is printed, in words and whole amounts."""
    table = comparison_table(decision)
    shown = pd.DataFrame({"Way": _marked(table)})
    shown["Worth to you"] = _worths(table, currency)
    shown["Tax this year"] = _amounts(table["tax_now"], currency, signed=True)
    shown["Half end above"] = _amounts(table["middle"], currency)
    shown["Nine in ten end between"] = _ranges(table, currency)
    if table["goal"].notna().any():
        shown["Reaches your goal"] = _shares(table["goal"])
    return shown


def why_not_lines(decision: Decision) -> tuple[str, ...]:
    """Why the other ways are not named, those with one reason together."""
    reasons: dict[str, list[str]] = {}
    for one in decision.strategies:
        said = _why_not(one, decision)
        if said:
            reasons.setdefault(said, []).append(strategy_name(one.id))
    return tuple(
        f"{say_list([ways[0], *map(uncapital, ways[1:])])}: {uncapital(said)}"
        for said, ways in reasons.items()
    )


def _compared(one: StrategyOutcome, decision: Decision) -> tuple[object, ...]:
    start = (
        one.id,
        strategy_name(one.id),
        way_heading(one, decision),
        one.id == decision.action,
    )
    if not one.possible or one.advantage is None:
        return (*start, *[None] * 7, _why_not(one, decision))
    bad = one.money.p5 if one.money else one.p5
    good = one.money.p95 if one.money else one.p95
    worth = round_money(one.advantage)
    return (
        *start,
        worth,
        one.standard_error,
        middle_of(one),
        bad,
        good,
        one.chance_of_goal,
        _tax_now(one, decision),
        _why_not(one, decision),
    )


def _tax_now(one: StrategyOutcome, decision: Decision) -> float | None:
    """This year's tax, None where the law is not known."""
    return None if treatment_of(decision) == "refused" else one.tax_now


def _why_not(one: StrategyOutcome, decision: Decision) -> str:
    """What stands against a way; empty for the named one and for what it beats."""
    if one.id == decision.action:
        return ""
    if not one.possible:
        return why_not_text(one.why_not)
    if one.lacks:
        return _lacking(one, decision)
    is_higher = (one.advantage or 0.0) > (decision.advantage or 0.0)
    return _AS_GOOD if is_higher and one.candidate else ""


def _lacking(one: StrategyOutcome, decision: Decision) -> str:
    """What a way misses, beside the reason that admits the named one."""
    because, code = set(decision.because), one.lacks
    if code == "no_reason_to_leave" and because & _CALLS:
        return _OFF_REASON
    if code == "loss_not_worth_harvesting" and "loss_worth_harvesting" in because:
        return why_not_text("nothing_to_wait_for") if one.id == "wait" else _OFF_REASON
    return why_not_text(code)


_CALLS = {"money_due", "margin", "thesis_broken", "own_risk", "employer"}
_OFF_REASON = "Not what the reason above asks for."
_AS_GOOD = "About as good; the way that is easier to undo is named."


def _marked(table: pd.DataFrame) -> list[str]:
    pairs = zip(table["way"], table["is_named"], strict=True)
    return [f"{name} (ahead)" if is_named else name for name, is_named in pairs]


def _amounts(
    column: "pd.Series[float]", currency: str, *, signed: bool = False
) -> list[str]:
    say = signed_money if signed else table_money
    return ["–" if pd.isna(one) else say(float(one), currency) for one in column]


def _worths(table: pd.DataFrame, currency: str) -> list[str]:
    """Worth beside holding, with the standard error of the simulation."""
    amounts = _amounts(table["worth"], currency, signed=True)
    errors = (0.0 if pd.isna(one) else float(one) for one in table["error"])
    return [
        f"{amount} ± {table_money(error, currency)}" if round(error) else amount
        for amount, error in zip(amounts, errors, strict=True)
    ]


def _shares(column: "pd.Series[float]") -> list[str]:
    return ["–" if pd.isna(one) else say_percent(float(one)) for one in column]


def _ranges(table: pd.DataFrame, currency: str) -> list[str]:
    """From a bad to a good outcome, each with three digits."""
    pairs = zip(table["bad"], table["good"], strict=True)
    return [_range(bad, good, currency) for bad, good in pairs]


def _range(bad: float, good: float, currency: str) -> str:
    if pd.isna(bad):
        return "–"
    low, high = say_money(bad, currency), say_money(good, currency)
    return low if low == high else f"{low} and {high}"
