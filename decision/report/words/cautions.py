"""Every warning in words: heading, sentence for this case, and how one knows."""

from decision.case import Case
from decision.report.words import (
    cautions_household,
    cautions_law,
    cautions_position,
    cautions_tax,
)
from decision.report.words.told import Told, WarningText
from decision.verdict.decision import Caution, Decision

TEMPLATES = {
    **cautions_tax.TEMPLATES,
    **cautions_law.TEMPLATES,
    **cautions_position.TEMPLATES,
    **cautions_household.TEMPLATES,
}


def warning_text(caution: Caution, decision: Decision, case: Case) -> WarningText:
    """The heading, the sentence and the evidence of one warning."""
    template = TEMPLATES.get(caution.id)
    if template is None:
        title = caution.id.replace("_", " ").capitalize()
        return WarningText(title, f"Rule {caution.rule} applies here.", caution.rule)
    told = Told(caution=caution, decision=decision, case=case)
    return WarningText(template.title, template.sentence(told), template.evidence)
