"""Every worked case makes a record of two to four pages."""

import pytest

from decision.case import Case
from decision.report.pdf import pdf_of
from tests.report.pdf.tags import opened
from tests.verdict.test_walkthroughs import NAMES, walkthrough

# The worker that decides them keeps the answers.
pytestmark = pytest.mark.xdist_group("walkthroughs")


@pytest.mark.parametrize("name", NAMES)
def test_its_record_has_two_to_four_pages(name: str) -> None:
    document, decision = walkthrough(name)

    made = pdf_of(decision, Case.model_validate(document["case"]))

    assert 2 <= len(opened(made).pages) <= 4
