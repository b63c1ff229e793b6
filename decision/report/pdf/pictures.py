"""Charts of a record as vector pictures, drawn without a browser and without a net."""

from functools import lru_cache
from typing import Any, NamedTuple

from decision.case import Case
from decision.report import charts
from decision.report.contest import ledger_steps
from decision.report.theme import FAINT_LIGHT, INK_LIGHT
from decision.verdict.decision import Decision

# The font of the text around, which comes with the typesetter.
FONT = "Libertinus Serif"
_LINE, _TEXT = "#d9dce1", 12
_WIDE, _NARROW = 660, 300
_ROW, _HEIGHT = 42, 150
_KEPT = 16  # drawn specifications; a second file of the same answer is then quick
_LOOK: dict[str, Any] = {
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK_LIGHT,
        "titleColor": INK_LIGHT,
        "labelFontSize": _TEXT,
        "titleFontSize": _TEXT,
        "titleFontWeight": "normal",
        "gridColor": _LINE,
        "domainColor": FAINT_LIGHT,
        "tickColor": FAINT_LIGHT,
    },
    "legend": {"labelColor": INK_LIGHT, "labelFontSize": _TEXT},
    "text": {"fontSize": _TEXT},
}


class Picture(NamedTuple):
    """A chart: the title that says what it shows, its text alternative, its drawing."""

    title: str
    alt: str
    svg: str


def pictures_of(decision: Decision, case: Case) -> dict[str, Picture]:
    """The ledger, the 61 days and the futures, those there is something to show of."""
    shown = {
        "ledger": (bool(ledger_steps(decision)), _ledger),
        "window": (_is_washed(decision), _window),
        "futures": (bool(decision.fan), _futures),
    }
    return {
        name: draw(decision, case)
        for name, (is_there, draw) in shown.items()
        if is_there
    }


def _ledger(decision: Decision, case: Case) -> Picture:
    chart, rows = charts.ledger_chart(decision, case), len(ledger_steps(decision)) + 1
    height = _ROW * rows
    return Picture(
        charts.ledger_title(decision, case),
        charts.ledger_alt(decision, case),
        _drawn(chart, width=_NARROW, height=height),
    )


def _window(decision: Decision, case: Case) -> Picture:
    window = decision.wash
    assert window is not None, "only a washed window is drawn"
    return Picture(
        charts.window_title(window, case),
        charts.window_alt(window, case),
        _drawn(charts.window_chart(window, case), width=_WIDE),
    )


def _futures(decision: Decision, case: Case) -> Picture:
    return Picture(
        charts.fan_title(decision, case),
        charts.fan_alt(decision, case),
        _drawn(charts.fan_chart(decision, case), width=_WIDE, height=_HEIGHT),
    )


def _is_washed(decision: Decision) -> bool:
    window = decision.wash
    return window is not None and window.applies == "yes" and window.is_washed


def _drawn(chart: Any, **size: int) -> str:
    return _svg(chart.properties(**size).to_json(indent=None))


@lru_cache(maxsize=_KEPT)
def _svg(specification: str) -> str:
    """The drawing of a chart; nothing but what is in it is ever loaded."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(
        specification, config=_LOOK, allowed_base_urls=[]
    )
    return drawn
