"""Every number behind a record: what nobody typed, our own, and the law's."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from decision.case import Case
from decision.report.words import AssumptionRow, assumed_for_you, assumption_rows
from decision.verdict.assumptions import Assumption
from decision.verdict.decision import Decision

_OURS = "judgements."
_JUDGED = "Judgement: "


def numbers_of(decision: Decision, case: Case) -> dict[str, Any]:
    """Label, value, source and address of each; none of ours has an address.

    Amounts of the law are those of the household's own filing status.
    """
    ours = _rows(decision, filter(_is_ours, decision.assumptions))
    law = (_of_status(one, case) for one in decision.assumptions if _is_law(one))
    return {
        "assumed": [[row.label, row.value] for row in assumed_for_you(decision)],
        "judgements": [
            [row.label, row.value, row.source.removeprefix(_JUDGED), ""] for row in ours
        ],
        "law": [
            [row.label, row.value, *_parted(row.source)] for row in _rows(decision, law)
        ],
    }


def _rows(
    decision: Decision, chosen: Iterable[Assumption]
) -> tuple[AssumptionRow, ...]:
    return assumption_rows(replace(decision, assumptions=tuple(chosen)))


def _parted(source: str) -> tuple[str, str]:
    """A source and its address, which is a link on paper that can be clicked.

    >>> _parted("26 U.S.C. § 63(c) (https://www.law.cornell.edu/uscode/text/26/63)")
    ('26 U.S.C. § 63(c)', 'https://www.law.cornell.edu/uscode/text/26/63')
    """
    said, _, address = source.partition(" (https://")
    return said, f"https://{address.removesuffix(')')}" if address else ""


def _is_ours(one: Assumption) -> bool:
    return one.name.startswith(_OURS)


def _is_law(one: Assumption) -> bool:
    return not one.name.startswith((_OURS, "case."))


def _of_status(one: Assumption, case: Case) -> Assumption:
    """The entry of the household's filing status, of a number that has one for each."""
    status = case.tax.filing_status
    if not isinstance(one.value, Mapping) or status not in one.value:
        return one
    return replace(one, value={"value": one.value[status]})
