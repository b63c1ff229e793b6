"""What would change the answer, on the page."""

from streamlit.testing.v1 import AppTest

from tests.page.conftest import type_in
from tests.page.shown import captions, texts, unescaped

HEADING = "What would change it"


def headings(app: AppTest) -> list[str]:
    return [str(one.value) for one in app.subheader]


def opened(app: AppTest) -> AppTest:
    """The page with the flip points asked for."""
    app.session_state["open changes"] = True
    return app.run()


def tipping(app: AppTest) -> dict[str, list[str]]:
    """The table of flip points: each row by what would change."""
    (table,) = [one for one in app.table if "It tips" in one.value.columns]
    rows = [[unescaped(cell) for cell in row] for row in table.value.to_numpy()]
    return {row[0]: row[1:] for row in rows}


def test_what_would_tip_the_answer_stands_in_a_table(typed: AppTest) -> None:
    assert "81 changed cases" in captions(typed)

    rows = tipping(opened(typed))

    assert rows["Price"][0] == "$60.00"
    assert all(row[1].startswith(("above ", "below ")) for row in rows.values())


def test_the_first_line_says_what_holding_would_have_to_earn(typed: AppTest) -> None:
    value = tipping(opened(typed))["Its return a year, above what would replace it"][1]

    more = value.removeprefix("above ")
    assert any(
        f"ahead if you expect it to earn over {more} a year more" in text
        for text in texts(typed)
    )


def test_where_a_gate_decides_nothing_would_change_it(typed: AppTest) -> None:
    assert HEADING in headings(typed)

    type_in(typed, {"position.price.unit": "150"})

    assert HEADING not in headings(typed)
