"""How often the bands of the futures were right, from `make calibrate`."""

from datetime import date

from decision.case import Case
from decision.parameters import parameter
from decision.report.amounts import say_list, say_percent
from decision.verdict.decision import Decision

_JUDGED = (1, 3, 6, 12, 24)  # months
_LATER = {
    1: "a month later",
    3: "three months later",
    6: "half a year later",
    12: "a year later",
    24: "two years later",
}


def band_note(decision: Decision, case: Case) -> tuple[str, str]:
    """How often the bands of the fan were right: a sentence and the evidence.

    Told of the longest time that was judged and that the fan shows. Both are empty
    where there is no fan.
    """
    if not decision.fan:
        return "", ""
    months = max(point.month for point in decision.fan)
    judged = max((one for one in _JUDGED if one <= months), default=_JUDGED[0])
    said = (
        f"How often such bands were right: of {_found(judged, 'n'):,.0f} past "
        f"positions in stocks down a tenth or more, {_share(judged, 'cover50')} ended "
        f"{_LATER[judged]} in the dark band and {_share(judged, 'cover90')} in the "
        "light one."
    )
    return f"{said} {_doubt(decision, case)}".strip(), _evidence()


def _doubt(decision: Decision, case: Case) -> str:
    """Where the test says little about this investment."""
    if case.position.kind != "stock":
        return "Only single stocks were tested, and this is something else."
    if decision.market.origins.get("volatility") != "prices":
        return "There the volatility came from prices, here it does not."
    return ""


def _evidence() -> str:
    held = [say_percent(_found(one, "cover80")) for one in _JUDGED]
    return (
        f"The band for 80 in 100 held {say_list(held)} after 1, 3, 6, 12 and 24 months "
        "(±: standard errors, by blocks of two years); longer times are not tested. "
        f"It is one sample, of {_panel('symbols')} US stocks from "
        f"{_panel('first_year')} to {_panel('last_year')}, most of them large and all "
        "still there at the end: widths suffer little from that, but their middle "
        "ended higher than others would have."
    )


def _share(months: int, name: str) -> str:
    error = 100 * _found(months, f"{name}_error")
    return f"{say_percent(round(_found(months, name), 2))} (±{error:.0f})"


def _found(months: int, name: str) -> float:
    found: float = parameter(
        f"calibration.after_{months}_months", on=date.min, key=name
    )
    return found


def _panel(name: str) -> int:
    return int(parameter("calibration.panel", on=date.min, key=name))
