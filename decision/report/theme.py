"""Colours, dashes and shapes of the charts, for light and dark backgrounds alike."""

from typing import TypedDict

from decision.strategies.plan import Family

# The three families in the order of `chartCategoricalColors` in .streamlit/config.toml.
FAMILIES: tuple[Family, ...] = ("keep", "harvest", "leave")
LIGHT: dict[Family, str] = {
    "keep": "#0b5cad",
    "harvest": "#0a8f83",
    "leave": "#c65a00",
}
DARK: dict[Family, str] = {
    "keep": "#8ec5ff",
    "harvest": "#1fb89f",
    "leave": "#ff9d4d",
}
# Each strategy has a dash of its own, so that no line is known by its colour alone.
DASHES: dict[str, list[int]] = {
    "hold": [1, 0],
    "stop": [12, 3],
    "swap": [7, 4],
    "wait": [7, 3, 2, 3],
    "sell": [2, 3],
    "sell_part": [10, 3, 2, 3],
    "stage": [4, 2],
}
SHAPES: dict[Family, str] = {
    "keep": "circle",
    "harvest": "diamond",
    "leave": "triangle-up",
}
HEIGHT = 300
TALL = 360  # with a legend above it
INK_LIGHT, INK_DARK = "#31333f", "#f2f2f2"
FAINT_LIGHT, FAINT_DARK = "#6b6f78", "#a6abb5"


class Signal(TypedDict):
    """A value that Vega works out from the background when it draws."""

    expr: str


def by_background(light: str, dark: str) -> Signal:
    """A colour that reads on the background the page has at the moment.

    Without a background, as on paper, the light theme's colour is used.
    """
    is_dark = "background && luminance(background) < 0.35"
    return {"expr": f"{is_dark} ? '{dark}' : '{light}'"}


def family_colour(family: Family) -> Signal:
    """The colour of a family on either background."""
    return by_background(LIGHT[family], DARK[family])


INK = by_background(INK_LIGHT, INK_DARK)
FAINT = by_background(FAINT_LIGHT, FAINT_DARK)
