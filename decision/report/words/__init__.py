"""Every sentence of the product about a decision."""

from decision.report.contest import has_way_back, is_worthless
from decision.report.words.assumed import (
    AssumptionRow,
    assumed_for_you,
    assumption_rows,
)
from decision.report.words.cards import CARDS, QUESTION, Card, card, cards_of
from decision.report.words.cautions import warning_text
from decision.report.words.codes import because_text, why_not_text
from decision.report.words.disclosure import disclosure, law_date
from decision.report.words.findings import buying_more_evidence, finding_text
from decision.report.words.law import law_note, source_note, state_note
from decision.report.words.loss import LossStep, loss_steps
from decision.report.words.names import (
    factor_name,
    family_name,
    strategy_doing,
    strategy_meaning,
    strategy_name,
    strength_words,
)
from decision.report.words.notes import (
    assumed_line,
    chance_note,
    comparison_note,
    fan_note,
    tax_note,
)
from decision.report.words.plan_steps import dated, step_text
from decision.report.words.prices import (
    market_line,
    market_notes,
    note_text,
)
from decision.report.words.reasons import explanation, first_step, main_reason
from decision.report.words.reflexes import bias_name, bias_prompt, bias_text
from decision.report.words.told import WarningText
from decision.report.words.verdict import headline, strength_meaning
from decision.report.words.whole import verdict_text

__all__ = [
    "CARDS",
    "QUESTION",
    "AssumptionRow",
    "Card",
    "LossStep",
    "WarningText",
    "assumed_for_you",
    "assumed_line",
    "assumption_rows",
    "because_text",
    "bias_name",
    "bias_prompt",
    "bias_text",
    "buying_more_evidence",
    "card",
    "cards_of",
    "chance_note",
    "comparison_note",
    "dated",
    "disclosure",
    "explanation",
    "factor_name",
    "family_name",
    "fan_note",
    "finding_text",
    "first_step",
    "has_way_back",
    "headline",
    "is_worthless",
    "law_date",
    "law_note",
    "loss_steps",
    "main_reason",
    "market_line",
    "market_notes",
    "note_text",
    "source_note",
    "state_note",
    "step_text",
    "strategy_doing",
    "strategy_meaning",
    "strategy_name",
    "strength_meaning",
    "strength_words",
    "tax_note",
    "verdict_text",
    "warning_text",
    "why_not_text",
]
