"""The 61 days on the page: the sale of everything, and any other one that is tried."""

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.page.conftest import a_draft, add_row, type_in
from tests.page.shown import captions, texts, unescaped

HEADING = "Before you sell: the 61 days"
RECENT = date(2026, 11, 9)


@pytest.fixture
def typed(typed: AppTest) -> AppTest:
    """The same, with the part open in which another sale is tried."""
    typed.session_state["open try"] = True
    return typed.run()


def headings(app: AppTest) -> list[str]:
    """The headings of sections, from the top."""
    return [unescaped(one.value) for one in app.subheader]


def shown(app: AppTest) -> str:
    """Everything that is said, small or large."""
    return f"{' '.join(texts(app))} {captions(app)}"


def try_units(app: AppTest, place: int, units: str) -> AppTest:
    """Type other units of a lot into the sale that is tried."""
    start = f"try lot {place} "
    (field,) = [one for one in app.text_input if str(one.key).startswith(start)]
    return field.set_value(units).run()


def try_day(app: AppTest, day: date | None) -> AppTest:
    """Choose another day for the sale that is tried."""
    (field,) = [one for one in app.date_input if str(one.key).startswith("try day")]
    return field.set_value(day).run()


def with_lots(app: AppTest, *lots: dict[str, Any]) -> AppTest:
    """The page with these lots, each bought at 90 and now at 60."""
    draft = a_draft()
    for number, lot in enumerate(lots):
        if number:
            draft.add("position.lots")
        for part, value in ({"unit_cost": "90"} | lot).items():
            draft.set(f"position.lots[{number}].{part}", value)
    app.session_state["draft"] = draft
    return app.run()


def with_purchase(app: AppTest, **trade: Any) -> AppTest:
    """The page with a purchase around the sale."""
    add_row(app, "trades")
    return type_in(app, {f"trades[0].{part}": value for part, value in trade.items()})


def test_bought_100_and_selling_all_15_days_later_all_of_the_loss_counts(
    typed: AppTest,
) -> None:
    app = with_lots(typed, {"units": "100", "acquired": date(2026, 11, 5)})

    assert "All of the $3,010 loss counts: nothing bought within 30 days" in shown(app)
    assert "replace nothing, because they are sold in the same sale" in shown(app)


def test_bought_200_and_selling_100_of_them_all_of_the_loss_counts_and_why(
    typed: AppTest,
) -> None:
    app = with_lots(typed, {"units": "200", "acquired": date(2026, 11, 5)})

    try_units(app, 0, "100")

    assert "All of the $3,010 loss counts: nothing bought within 30 days" in shown(app)
    assert "it is the very lot sold from (Rev. Rul. 56-602)" in shown(app)


def test_selling_only_the_old_lot_moves_loss_into_the_recent_one(
    typed: AppTest,
) -> None:
    old = {"units": "100", "acquired": date(2024, 3, 1)}
    app = with_lots(typed, old, {"units": "40", "acquired": RECENT})
    assert "All of the $4,210 loss counts: nothing bought within 30 days" in shown(app)
    assert "moves into the 40 units" not in shown(app)

    try_units(app, 1, "0")

    assert (
        "Sold on 20 November 2026, $1,810 of the $3,010 loss counts now; $1,200 moves "
        "into the 40 units bought on 9 November 2026. From 10 December 2026 all of it "
        "counts."
    ) in shown(app)


def test_another_day_is_answered_too(typed: AppTest) -> None:
    app = with_purchase(typed, on=RECENT, units="40")
    assert "$1,200 moves into the 40 units bought on 9 November 2026." in shown(app)

    try_day(app, date(2026, 12, 10))

    assert "All of the $3,010 loss counts" in shown(app)
    assert "Buy nothing back before 11 January 2027." in shown(app)


def test_the_61_days_stand_second_where_a_part_of_the_loss_is_washed(
    typed: AppTest,
) -> None:
    assert headings(typed)[0] != HEADING
    assert HEADING in headings(typed)

    app = with_purchase(typed, on=RECENT, units="40", account="tax_deferred")

    assert headings(app)[0] == HEADING
    assert headings(app).count(HEADING) == 1
    assert "$1,200 is lost for good to the 40 units bought in an IRA or 401(k)" in (
        shown(app)
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"position.price.unit": "120"},
        {"position.account": "tax_free"},
        {"position.kind": "property"},
        {"position.kind": "crypto"},
    ],
)
def test_without_a_loss_that_can_be_washed_there_is_no_such_section(
    typed: AppTest, changes: dict[str, Any]
) -> None:
    assert HEADING not in headings(type_in(typed, changes))


def test_of_coins_it_is_said_that_no_rule_covers_them(typed: AppTest) -> None:
    app = type_in(typed, {"position.kind": "crypto"})

    assert "No wash-sale rule covers coins held directly on 20 November" in captions(
        app
    )


UNSELLABLE = {
    "101": "This lot holds 100 units on that day; type a number from 0 to 100.",
    "many": "“many” was typed; type a number from 0 to 100.",
    "-1": "“-1” was typed; type a number from 0 to 100.",
    "": "Nothing was typed; type a number from 0 to 100.",
    "0": "No units are sold; type how many in at least one lot.",
}


def test_units_that_cannot_be_sold_are_answered_beside_the_field(
    typed: AppTest,
) -> None:
    for units, sentence in UNSELLABLE.items():
        try_units(typed, 0, units)

        assert [unescaped(one.value) for one in typed.error] == [sentence]
        assert "This is the sale above" not in captions(typed)
        assert not typed.exception


NO_DAYS = {
    None: "Type the day of the sale.",
    date(2026, 11, 19): "19 November 2026 is too early: it can be sold from "
    "20 November 2026 on; type that day or a later one.",
    date(2026, 11, 26): "The exchange is closed on 26 November 2026; "
    "type 27 November 2026.",
    date(2028, 1, 3): "3 January 2028 is far off; type a day up to 21 November 2027.",
}


def test_a_day_on_which_nothing_is_sold_is_answered_beside_the_field(
    typed: AppTest,
) -> None:
    for day, sentence in NO_DAYS.items():
        try_day(typed, day)

        assert [unescaped(one.value) for one in typed.error] == [sentence]
        assert not typed.exception


def test_a_lot_is_not_sold_before_it_was_bought(typed: AppTest) -> None:
    app = with_lots(typed, {"units": "100", "acquired": RECENT})

    try_day(app, date(2026, 11, 6))

    assert [unescaped(one.value) for one in app.error] == [
        "6 November 2026 is before a lot was bought, on 9 November 2026; type "
        "20 November 2026 or a later day."
    ]


def test_the_sale_of_everything_is_not_told_twice(typed: AppTest) -> None:
    assert "This is the sale above, of everything" in captions(typed)
    assert shown(typed).count("All of the $3,010 loss counts") == 1
