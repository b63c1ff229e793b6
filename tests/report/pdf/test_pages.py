"""The record as a PDF: tagged, the same every time, and text stays text."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from decision.case import Case
from decision.report import pdf
from decision.report.pdf import People, pages_of, pdf_of
from decision.report.words import disclosure, headline
from decision.verdict import Decision
from tests.report.builders import a_case, a_decision, answered
from tests.report.pdf.tags import opened, tags, text_of

JANE = People(client="Jane Q. Example", advisor="Ada Visor")
TEMPLATE = Path(pdf.__file__).with_name("template.typ")
HOSTILE = (
    '#panic() #import "@preview/nothing:1.0.0" $x^2$ *bold* _it_ `code` <label> @ref '
    "\\ // no comment = no heading [ ] { } ~ -- '\" &amp; <script>alert(1)</script> "
    "=SUM(A1)\nשלום עולם مرحبا \u202eright-to-left\u202c é̀ ﬁ"
)


@cache
def plain() -> bytes:
    """The record of the plain case."""
    case, decision = answered("plain")
    return pdf_of(decision, case, inputs=[("Wages", "95,000")], people=JANE)


def written(reason: str) -> Case:
    return a_case(mind={"reason": reason})


def test_it_is_tagged_with_language_and_title() -> None:
    reader = opened(plain())
    root: Any = reader.root_object

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Hold or sell? META, 100 units"


def test_it_says_that_it_is_accessible() -> None:
    """ISO 14289-1 asks for the mark in the file's own description."""
    assert b"<pdfuaid:part>1</pdfuaid:part>" in plain()


def test_headings_tables_and_figures_are_told_apart() -> None:
    kinds = [kind for kind, _ in tags(opened(plain()))]

    assert {"H1", "H2", "P", "Table", "TH", "TD", "Figure", "Link"} <= {*kinds}
    assert kinds.index("H1") < kinds.index("Table")


def test_every_figure_is_told_in_words() -> None:
    alts = [str(tag["/Alt"]) for kind, tag in tags(opened(plain())) if kind == "Figure"]

    assert any(alt.startswith("Bar chart. ") for alt in alts)
    assert any(alt.startswith("Fan chart. ") for alt in alts)


def test_charts_are_lines_and_not_pixels() -> None:
    assert not [image for page in opened(plain()).pages for image in page.images]


def test_it_says_the_verdict_the_people_the_inputs_and_the_disclosure() -> None:
    case, decision = answered("plain")

    said = text_of(opened(plain()))

    for part in (
        headline(decision, case.own_currency),
        "Decided on 28 December 2022",
        "For Jane Q. Example",
        "With Ada Visor",
        "Client, Jane Q. Example",
        "Wages 95,000",
        "Page 1 of 4",
        "Dates, if you do this",
        "What would change it",
        "26 U.S.C. § 1211(b)",
    ):
        assert " ".join(part.split()) in said
    assert disclosure()[0][:60] in said


def test_the_same_case_has_the_same_bytes() -> None:
    case, decision = answered("plain")

    again = pdf_of(decision, case, inputs=[("Wages", "95,000")], people=JANE)

    assert again == plain()


def test_without_names_nobody_is_named() -> None:
    case, decision = answered("plain")

    said = text_of(opened(pdf_of(decision, case)))

    assert "For " not in said.split("The answer")[0]
    assert "Client Date Advisor Date" in said


@pytest.mark.parametrize(
    ("situation", "inches"),
    [("plain", (8.5, 11.0)), ("british", (8.27, 11.69))],
)
def test_the_paper_is_that_of_the_country(
    situation: str, inches: tuple[float, float]
) -> None:
    case, decision = answered(situation)
    box = opened(pdf_of(decision, case)).pages[0].mediabox

    width, height = float(box.width) / 72, float(box.height) / 72
    assert (width, height) == pytest.approx(inches, abs=0.01)


def test_what_a_person_wrote_is_text_and_nothing_else() -> None:
    said = text_of(opened(pdf_of(a_decision(), written(HOSTILE))))

    for part in HOSTILE.split("\n")[0].split():
        assert part in said


def test_names_are_text_too() -> None:
    people = People(client='#panic("no") $ *', advisor="<b>A</b> \\ `")

    said = text_of(opened(pdf_of(a_decision(), a_case(), people=people)))

    assert '#panic("no") $ *' in said
    assert "<b>A</b> \\ `" in said


def test_a_long_reason_is_printed_to_its_last_word() -> None:
    reason = "word " * 1_998 + "the end"

    reader = opened(pdf_of(a_decision(), written(reason)))

    assert "the end" in text_of(reader)
    assert len(reader.pages) > 2


def test_what_no_font_draws_is_marked_and_said() -> None:
    said = text_of(
        opened(pdf_of(a_decision(), written("To the moon 🚀 王 \x07 👨‍👩‍👧")))
    )

    assert "To the moon □ □ □ □" in said
    assert "stands for a character that the fonts of this record do not have" in said


def test_without_such_characters_nothing_is_said_of_them() -> None:
    assert "□" not in text_of(opened(plain()))


def test_the_template_asks_for_no_package_and_no_font_of_the_computer() -> None:
    template = TEMPLATE.read_text("utf-8")
    pages: list[Any] = list(opened(plain()).pages)
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[-1]
        for page in pages
        for font in page["/Resources"]["/Font"].values()
    }

    assert "import" not in template
    assert "@preview" not in template
    assert all(name.startswith(("Libertinus", "NewCM", "DejaVu")) for name in fonts)


@pytest.mark.parametrize(
    "situation",
    ["not_a_loss", "worthless", "sheltered", "home", "stale", "british", "washed"],
)
def test_every_kind_of_answer_makes_a_record(situation: str) -> None:
    case, decision = answered(situation)

    reader = opened(pdf_of(decision, case))

    assert " ".join(headline(decision, case.own_currency).split()) in text_of(reader)
    assert len(reader.pages) <= 4


def test_without_an_answer_it_says_what_is_missing() -> None:
    decision = without_an_answer()

    said = text_of(opened(pdf_of(decision, a_case())))

    assert "No answer yet: it needs a price." in said
    assert "Notes and signatures" in said


def without_an_answer() -> Decision:
    """What is decided where nobody knows a price."""
    return a_decision(
        action=None,
        reason="no_price",
        strength=None,
        because=(),
        position=None,
        tax=None,
        advantage=None,
        ledger=(),
        ledgers={},
        fan=(),
        plan=(),
        findings=(),
        chances={},
    )


def test_the_pages_can_be_looked_at() -> None:
    first, *_ = pages_of(a_decision(), a_case(), ppi=20)

    assert first.startswith(b"\x89PNG")
