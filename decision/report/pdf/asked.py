"""What the person was asked, answered and wrote, for the record."""

from typing import Any

from decision import mind
from decision.case import Case
from decision.report import words
from decision.report.amounts import say_percent
from decision.report.words.journal import written_in
from decision.report.words.said import leaning_text
from decision.verdict.decision import Decision

_LEFT_TO_ANSWER = 3  # more would be a questionnaire, not a record


def asked_of(decision: Decision, case: Case) -> dict[str, Any]:
    """Answers, words and the written rule, and the questions to answer beside them."""
    return {
        "leaning": leaning_text(decision, case),
        "reflexes": [
            [words.bias_name(found.id), words.bias_text(found)]
            for found in decision.biases
        ],
        "answers": _answers(case),
        "written": [list(line) for line in _written(case)],
        "prompts": [
            [prompt.question, prompt.why]
            for prompt in _prompts(decision, case)[:_LEFT_TO_ANSWER]
        ],
    }


def _answers(case: Case) -> list[list[str]]:
    """Every question that was answered, with the answer in words."""
    asked = {one.id: one for one in mind.questions()}
    return [
        [asked[name].text, asked[name].options.get(choice, choice)]
        for name, choice in case.mind.answers.items()
    ]


def _written(case: Case) -> tuple[tuple[str, str], ...]:
    limit = case.mind.own_loss_limit
    exit_at = (("The loss I would bear at most", say_percent(limit)),) if limit else ()
    return (*written_in(case), *exit_at)


def _prompts(decision: Decision, case: Case) -> tuple[mind.Prompt, ...]:
    gain = decision.position.gain_needed if decision.position else None
    fires = bool({"money_due", "margin"} & set(decision.because))
    return mind.prompts(case, decision.biases, gain_needed=gain, gate_fires=fires)
