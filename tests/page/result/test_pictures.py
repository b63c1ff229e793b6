"""Which pictures stand open, which are made on request, and the figures behind each."""

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.page.conftest import start_from, type_in
from tests.page.shown import captions, unescaped

ON_REQUEST = {
    "open weights": "takes this investment from 5.3% to 0% of your wealth",
    "open tax years": "Booking the loss brings",
    "open window": "All of the $23,200 loss would count",
    "open price": "it stands 67% below",
    "open chances": "Back at cost takes a rise of 201%",
    "open changes": "The nearest change",
    "open break even": "To catch up with selling, holding must return",
}


def alts(app: AppTest) -> list[str]:
    """What is read aloud of every picture, in order."""
    return [str(one.proto.alt) for one in app.get("vega_lite_chart")]


def rows(app: AppTest, alt: str) -> list[list[str]]:
    """The rows of the table of that name."""
    (found,) = [one for one in app.table if str(one.proto.alt).startswith(alt)]
    cells: list[list[Any]] = found.value.to_numpy().tolist()
    return [[unescaped(cell) for cell in row] for row in cells]


def opened(app: AppTest, *keys: str) -> AppTest:
    for key in keys:
        app.session_state[key] = True
    return app.run()


def test_three_pictures_stand_open_and_the_rest_is_not_made(app: AppTest) -> None:
    kinds = [alt.partition(".")[0] for alt in alts(app)]

    assert kinds == ["Bar chart", "Fan chart", "Range chart"]


def test_in_a_wash_sale_trap_the_61_days_come_instead(app: AppTest) -> None:
    start_from(app, "ira")

    kinds = [alt.partition(".")[0] for alt in alts(app)]

    assert kinds == ["Timeline", "Bar chart", "Fan chart"]


@pytest.mark.parametrize("key", ON_REQUEST)
def test_a_picture_is_made_when_it_is_asked_for(app: AppTest, key: str) -> None:
    assert not any(ON_REQUEST[key] in alt for alt in alts(app))

    opened(app, key)

    assert sum(ON_REQUEST[key] in alt for alt in alts(app)) == 1
    assert not app.exception


def test_every_picture_has_its_figures_one_click_away(app: AppTest) -> None:
    assert not any(str(one.proto.alt).startswith("The figures") for one in app.table)
    names = [key.removeprefix("open ") for key in ON_REQUEST if key != "open changes"]

    opened(app, *ON_REQUEST, *(f"figures {one}" for one in (*names, "ledger", "fan")))
    opened(app, "figures outcomes")

    tables = [str(one.proto.alt) for one in app.table]
    told = [alt for alt in tables if alt.startswith("The figures: ")]
    pictures = [alt for alt in alts(app) if not alt.startswith("Strips")]
    assert len(told) == len(pictures) == 9
    for one in told:
        title = one.removeprefix("The figures: ")
        assert sum(title in alt for alt in pictures) == 1
    assert rows(app, "The figures: Tax is")[-1][1] == "+$2,410"


def test_the_figures_follow_the_way_that_is_chosen(app: AppTest) -> None:
    opened(app, "figures fan")
    (choice,) = [one for one in app.segmented_control if one.label == "Beside holding"]

    choice.set_value("swap").run()

    ways = {row[0] for row in rows(app, "The figures: Swapping it")}
    assert ways == {"Hold", "Swap"}


def test_with_the_price_paid_hidden_no_picture_or_figure_tells_it(
    app: AppTest,
) -> None:
    app.toggle(key="hide paid").set_value(True).run()

    opened(app, *ON_REQUEST, "figures ledger", "figures break even", "figures weights")

    said = " ".join([*alts(app), captions(app)])
    cells = " ".join(str(one.value.to_numpy().tolist()) for one in app.table)
    assert all(figure not in said + cells for figure in ("347.56", "34,756", "201%"))
    assert not any("stands" in alt or "loss would count" in alt for alt in alts(app))


def test_a_goal_is_told_beside_the_futures(app: AppTest) -> None:
    assert "Your goal of" not in captions(app)

    type_in(
        app,
        {
            "household.goal.amount": "240000",
            "household.goal.on": date(2024, 12, 31),
        },
    )

    assert "Your goal of $240,000 on 31 December 2024" in captions(app)
