"""The whole answer as plain text, for the command line."""

from collections.abc import Iterator
from textwrap import wrap

from decision.case import Case
from decision.report.amounts import (
    capital,
    round_money,
    say_date,
    signed_money,
    table_money,
)
from decision.report.contest import (
    currency_of,
    is_worthless,
    ledger_steps,
    middle_of,
    told,
    treatment_of,
)
from decision.report.words.assumed import assumed_for_you
from decision.report.words.cautions import warning_text
from decision.report.words.codes import why_not_text
from decision.report.words.disclosure import law_date
from decision.report.words.law import law_note
from decision.report.words.market import is_known, market_rows, meanings
from decision.report.words.names import (
    compared_name,
    factor_name,
    strategy_name,
    strength_words,
)
from decision.report.words.notes import outcomes_note, tax_note
from decision.report.words.plan_steps import dated
from decision.report.words.prices import market_line, market_notes
from decision.report.words.reasons import explanation
from decision.report.words.typed_cost import cost_doubts
from decision.report.words.verdict import headline
from decision.report.words.view import view_note
from decision.report.words.washed import wash_sentence
from decision.verdict.decision import Decision, StrategyOutcome

_WIDTH = 92
_MOST_DATES = 7
_MOST_WARNINGS = 5
_TOLD_BY_THE_WINDOW = ("wash_sale", "wash_sale_permanent")


def verdict_text(decision: Decision, case: Case) -> str:
    """Headline, reasons, ledger, comparison, dates, warnings and assumptions."""
    sections = (
        _doubts(decision),
        _head(decision, case),
        _ledger(decision, case),
        _comparison(decision, case),
        _dates(decision, case),
        _market(decision, case),
        _warnings(decision, case),
        _assumed(decision),
    )
    return "\n\n".join("\n".join(lines) for lines in sections if lines)


def _head(decision: Decision, case: Case) -> list[str]:
    name = case.position.name or case.position.symbol
    price = market_line(decision, case.position.currency)
    above = f"{name} · {price}" if name else price
    said = [headline(decision, currency_of(case)), *explanation(decision, case)]
    strength = strength_words(decision)
    clear = [f"Strength: {strength}"] if strength else []
    lines = [line for text in said for line in _wrapped(text)]
    data = _wrapped(" ".join(market_notes(decision)))
    return [above, *lines, *clear, *data, *_wrapped(law_note(decision, case))]


def _doubts(decision: Decision) -> list[str]:
    """Costs that do not fit the price of their day, before anything rests on them."""
    lines = [line for text in cost_doubts(decision) for line in _indented(text)]
    return ["Is this what you paid?", *lines] if lines else []


def _market(decision: Decision, case: Case) -> list[str]:
    """What the price means beside the cost, and the figures of the market in a line."""
    lines = [line for text in meanings(decision, case) for line in _indented(text)]
    if decision.market.facts is not None:
        rows = market_rows(decision, case)
        known = [f"{row.label}: {row.figure}" for row in rows if is_known(row)]
        lines += _indented(f"{'; '.join(known)}.")
    return ["What the market says", *lines] if lines else []


def _ledger(decision: Decision, case: Case) -> list[str]:
    lines, strategy = ledger_steps(decision), told(decision)
    if not lines or strategy is None:
        return []
    currency = currency_of(case)
    way = capital(compared_name(decision.outcome(strategy), decision).rstrip(","))
    rows = [(factor_name(one.factor), one.shown) for one in lines]
    total = sum(one.shown for one in lines)
    return [
        f"{way} against holding, in today's money",
        *(f"  {name:<32}{signed_money(amount, currency):>12}" for name, amount in rows),
        f"  {'= in all':<32}{signed_money(total, currency):>12}",
        *_indented(view_note(decision, case)),
        *_indented(tax_note(decision, case)),
    ]


def _comparison(decision: Decision, case: Case) -> list[str]:
    if decision.position is None:
        return []
    head = (
        f"{'The seven ways':<28}{'worth to you':>14}"
        f"{'half end above':>17}{'tax this year':>16}"
    )
    rows = (_way(one, decision, currency_of(case)) for one in decision.strategies)
    return [head, *rows, *_indented(outcomes_note(decision, case))]


def _way(one: StrategyOutcome, decision: Decision, currency: str) -> str:
    mark = "*" if one.id == decision.action else " "
    name = f"{mark} {strategy_name(one.id)}"
    if not one.possible or one.advantage is None:
        return f"{name:<28}{why_not_text(one.why_not)}"
    figures = (
        signed_money(round_money(one.advantage), currency),
        table_money(middle_of(one), currency),
        "–"
        if treatment_of(decision) == "refused"
        else signed_money(one.tax_now or 0.0, currency),
    )
    worth, middle, tax = figures
    return f"{name:<28}{worth:>14}{middle:>17}{tax:>16}"


def _dates(decision: Decision, case: Case) -> list[str]:
    steps = decision.plan[:_MOST_DATES]
    lines = [line for step in steps for line in _indented(dated(step, case))]
    return ["Dates, if you do this", *lines] if lines else []


def _warnings(decision: Decision, case: Case) -> list[str]:
    window = _window_told(decision, case)
    texts = [
        warning_text(one, decision, case)
        for one in decision.warnings
        if not (window and one.id in _TOLD_BY_THE_WINDOW)
    ]
    # The 61 days are told at length, and take the room of three warnings.
    room = _MOST_WARNINGS - 3 * len(window)
    shown = [*window, *(f"{one.title}: {one.sentence}" for one in texts[:room])]
    rest = [one.title for one in texts[room:]]
    more = [f"Also: {'; '.join(rest)}."] if rest else []
    lines = [line for text in (*shown, *more) for line in _indented(text)]
    return ["What to watch out for", *lines] if lines else []


def _window_told(decision: Decision, case: Case) -> list[str]:
    """What the 61 days do to the loss of selling everything, where there is one."""
    window = decision.wash
    if window is None or window.loss <= 0 or is_worthless(decision):
        return []
    if window.applies == "sheltered":
        return []
    return [f"The 61 days: {wash_sentence(window, case)}"]


def _assumed(decision: Decision) -> list[str]:
    rows = assumed_for_you(decision)
    said = "; ".join(f"{row.label}: {row.value}" for row in rows)
    assumed = _indented(f"Assumed, because nobody said: {said}.") if rows else []
    return [
        "What we assumed",
        *assumed,
        *_indented(
            f"Law as checked on {say_date(law_date())}. Hypothetical figures, for "
            "education: not guarantees, and not tax or investment advice."
        ),
    ]


def _wrapped(text: str) -> Iterator[str]:
    return iter(wrap(text, _WIDTH, break_long_words=False))


def _indented(text: str) -> list[str]:
    return wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="    ")
