"""Two or three variants of a case side by side, for as long as the page is open."""

from datetime import date

from streamlit.testing.v1 import AppTest

from tests.page.conftest import add_row, type_in, widget_of
from tests.page.shown import captions, document, unescaped, verdict
from tests.page.walkthrough.test_walk import go, start


def keep(app: AppTest, name: str) -> AppTest:
    """Keep what is typed now under a name."""
    go(app, "Ways")
    app.session_state["open variants"] = True
    app.run()
    app.text_input(key="variant name").set_value(name)
    return app.button(key="keep variant").click().run()


def with_deposit(app: AppTest) -> AppTest:
    """Money is due, as for a house."""
    go(app, "Money")
    add_row(app, "household.needs")
    return type_in(
        app,
        {
            "household.needs[0].amount": "5000",
            "household.needs[0].due": date(2027, 6, 1),
        },
    )


def rows(app: AppTest, heading: str) -> dict[str, list[str]]:
    """A table of variants by its first column."""
    found = [one.value for one in app.table if heading in one.value.columns]
    if not found:
        return {}
    return {
        str(row[0]): [unescaped(cell) for cell in row[1:]]
        for row in found[0].to_numpy().tolist()
    }


def test_with_and_without_stand_side_by_side(typed: AppTest) -> None:
    start(typed)
    keep(typed, "without the deposit")
    assert rows(typed, "What differs") == {}

    with_deposit(typed)
    keep(typed, "with the deposit")

    told = rows(typed, "What differs")
    assert told["Amount needed (1)"] == ["–", "$5,000"]
    assert told["Due on (1)"] == ["–", "1 June 2027"]
    assert set(told) == {"Amount needed (1)", "Due on (1)"}
    outcome = rows(typed, "What comes of it")
    assert outcome["The answer"][0] != outcome["The answer"][1]
    assert {"How clear", "Sell, worth to you", "First date"} <= set(outcome)
    assert "Hold, worth to you" not in outcome


def test_one_that_is_kept_is_compared_with_what_is_typed_now(typed: AppTest) -> None:
    start(typed)
    keep(typed, "first")
    before = rows(typed, "What comes of it")

    go(typed, "Taxes")
    type_in(typed, {"tax.wages": "20000"})
    go(typed, "Ways")

    assert before == {}
    told = rows(typed, "What differs")
    assert told == {"Wages this year": ["$95,000", "$20,000"]}
    table = next(one.value for one in typed.table if "What differs" in one.value)
    assert list(table.columns) == ["What differs", "first", "As typed now"]


def test_a_variant_is_opened_again_as_it_was_kept(typed: AppTest) -> None:
    start(typed)
    kept = document(typed)
    keep(typed, "first")
    go(typed, "Taxes")
    type_in(typed, {"tax.wages": "20000"})
    go(typed, "Ways")

    typed.button(key="open variant first").click().run()

    assert document(typed) == kept
    go(typed, "Taxes")
    assert widget_of(typed, "tax.wages").value == "95000"
    type_in(typed, {"tax.wages": "30000"})
    go(typed, "Ways")
    assert rows(typed, "What differs")["Wages this year"] == ["$95,000", "$30,000"]


def test_a_variant_is_dropped(typed: AppTest) -> None:
    start(typed)
    keep(typed, "first")

    typed.button(key="drop variant first").click().run()

    assert not any(str(one.key).startswith("open variant ") for one in typed.button)


def test_three_are_kept_and_a_fourth_waits(typed: AppTest) -> None:
    start(typed)
    for number, wages in enumerate(("20000", "30000", "40000"), 1):
        go(typed, "Taxes")
        type_in(typed, {"tax.wages": wages})
        keep(typed, "")
        assert [one.name for one in typed.session_state["variants"]][-1] == (
            f"Variant {number}"
        )

    assert "3 variants are kept" in captions(typed)
    assert not any(one.key == "keep variant" for one in typed.button)
    assert not typed.exception


def test_a_name_that_is_used_again_takes_the_place_of_the_first(typed: AppTest) -> None:
    start(typed)
    keep(typed, "mine")
    go(typed, "Taxes")
    type_in(typed, {"tax.wages": "20000"})

    keep(typed, "mine")

    assert len(typed.session_state["variants"]) == 1
    assert rows(typed, "What differs") == {}


def test_names_are_shown_as_they_were_typed(typed: AppTest) -> None:
    start(typed)
    keep(typed, "<b>*bold*</b> $1 $2")

    assert "<b>*bold*</b> $1 $2" in [unescaped(one.value) for one in typed.markdown]
    go(typed, "Taxes")
    type_in(typed, {"tax.wages": "20000"})
    go(typed, "Ways")
    table = next(one.value for one in typed.table if "What differs" in one.value)
    assert table.columns[1] == r"\<b\>\*bold\*\</b\> \$1 \$2"
    assert not typed.exception


def test_variants_of_another_wealth_are_told_in_its_percent(typed: AppTest) -> None:
    start(typed)
    keep(typed, "poorer")
    go(typed, "Money")
    type_in(typed, {"household.other_investments": "594000"})
    go(typed, "Ways")

    typed.toggle(key="percent only").set_value(True).run()

    # 200,000 of 206,000, and 594,000 of 600,000.
    told = rows(typed, "What differs")["All other investments"]
    assert told == ["97.1%", "99%"]
    outcome = rows(typed, "What comes of it")
    assert not any("$" in cell for cells in outcome.values() for cell in cells)


def test_what_was_paid_stays_hidden_among_the_differences(typed: AppTest) -> None:
    start(typed)
    keep(typed, "first")
    go(typed, "Investment")
    type_in(typed, {"position.lots[0].unit_cost": "80"})
    go(typed, "Ways")
    assert rows(typed, "What differs")["Paid per unit (1)"] == ["$90.00", "$80.00"]

    typed.toggle(key="hide paid").set_value(True).run()

    go(typed, "Ways")
    told = rows(typed, "What differs")["Paid per unit (1)"]
    assert told == ["Hidden", "Hidden"]


def test_variants_stand_on_the_whole_page_too(typed: AppTest) -> None:
    assert verdict(typed)
    assert "Variants side by side" in [one.label for one in typed.expander]
