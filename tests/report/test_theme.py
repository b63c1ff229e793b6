"""Colours that read on light and dark, and differ by more than colour."""

import re
import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from decision.report.theme import DARK, DASHES, FAMILIES, INK, LIGHT, SHAPES

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"
BACKGROUNDS = {"light": "#ffffff", "dark": "#0e1117"}


@pytest.mark.parametrize(("mode", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_the_page_and_the_charts_agree_on_the_colours(
    mode: str, colours: dict[str, str]
) -> None:
    theme = tomllib.loads(CONFIG.read_text("utf-8"))["theme"][mode]

    assert theme["chartCategoricalColors"] == [colours[one] for one in FAMILIES]


@pytest.mark.parametrize(("mode", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_every_family_has_the_contrast_of_graphics(
    mode: str, colours: dict[str, str]
) -> None:
    """WCAG 2.2, 1.4.11: 3 to 1 against the background."""
    for colour in colours.values():
        assert _contrast(colour, BACKGROUNDS[mode]) >= 3


def test_ink_reads_as_text_on_both_backgrounds() -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1."""
    dark_ink, light_ink = re.findall(r"'(#\w+)'", INK["expr"])

    assert _contrast(dark_ink, BACKGROUNDS["dark"]) >= 4.5
    assert _contrast(light_ink, BACKGROUNDS["light"]) >= 4.5


def test_no_two_strategies_share_a_dash_and_no_families_a_shape() -> None:
    assert all(a != b for a, b in combinations(DASHES.values(), 2))
    assert len(set(SHAPES.values())) == len(FAMILIES)


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
