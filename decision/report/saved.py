"""A file that was saved here: a case to answer again, or the record of a decision."""

from decision.case import Case
from decision.errors import CaseError, Problem
from decision.report.record import Record, file_json, read_record


def read_saved(data: bytes) -> Case | Record:
    """What a file holds; raises CaseError that says what is wrong with it."""
    document = file_json(data)
    if isinstance(document, dict) and "record" in document:
        return read_record(data)
    if not isinstance(document, dict) or "position" not in document:
        found = "it is neither a case nor the record of a decision"
        do = "choose a file that was saved here"
        raise CaseError((Problem("the file", found, do),))
    return Case.model_validate(document)
