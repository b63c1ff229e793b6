"""Record how honest the futures were: numbers for the page, a table for readers.

Both are written from the same rows by `make calibrate ARGS=--write`, none by hand.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import dropwhile
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).parents[1]
NUMBERS = ROOT / "decision" / "parameters" / "calibration.toml"
READERS = ROOT / "docs" / "METHOD.md"
COMMAND = "make calibrate ARGS=--write"

START = "| horizon | n |"
HEAD = (
    f"{START} 50 % band | 80 % band | 90 % band | score | touched | said |"
    " touch skill | at most |"
)
SHARES = ("cover50", "cover80", "cover90")
RATIOS = ("crps_ratio", "touch_skill")
TOUCHES = ("touched", "chance", "touch_skill_most")
_DIGITS = 4

Row = dict[str, float]


def record(found: Sequence[Row], rows: pd.DataFrame) -> None:
    """Write the table of a panel into the parameters and into docs/METHOD.md."""
    on = datetime.now(UTC).date()
    found = [{key: round(one, _DIGITS) for key, one in row.items()} for row in found]
    NUMBERS.write_text(parameters_of(found, rows, on=on), "utf-8")
    method = READERS.read_text("utf-8")
    READERS.write_text(with_table(method, table_of(found)), "utf-8")


def parameters_of(found: Sequence[Row], rows: pd.DataFrame, *, on: date) -> str:
    """The parameter file: what was judged, and a table for each horizon."""
    first, last = int(rows["month"].min()), int(rows["month"].max())
    panel: dict[str, str | float] = {
        "label": "Losing positions of the price sample on which futures were judged",
        "unit": "symbols; years",
        "symbols": int(rows["symbol"].nunique()),
        "first_year": (first - 1) // 12,
        "last_year": (last - 1) // 12,
    }
    tables = {"panel": panel} | {
        f"after_{row['horizon']}_months": _numbers_of(row) for row in found
    }
    parts = [_toml(name, one, on=on) for name, one in tables.items()]
    return f"# Written by `{COMMAND}`, not by hand.\n\n" + "\n".join(parts)


def table_of(found: Sequence[Row]) -> str:
    """The table in the words of docs/METHOD.md, a row per horizon."""
    lines = [HEAD, "|" + "---|" * (HEAD.count("|") - 1), *map(_line, found)]
    return "\n".join(lines) + "\n"


def with_table(text: str, table: str) -> str:
    """A text with its table of this kind replaced."""
    before, start, after = text.partition(START)
    if not start:
        raise SystemExit(f"Found no table that starts with {START}; put its head back.")
    rows = after.splitlines(keepends=True)[1:]
    rest = dropwhile(lambda line: line.startswith("|"), rows)
    return before + table + "".join(rest)


def _numbers_of(row: Row) -> dict[str, str | float]:
    names = [
        "n",
        *(part for name in (*SHARES, *RATIOS) for part in (name, f"{name}_error")),
        *TOUCHES,
    ]
    return {
        "label": f"How futures of losing positions did {_months(row)} later",
        "unit": "positions; shares, ratio and skill with their standard errors",
        **{name: row[name] for name in names},
    }


def _toml(name: str, table: dict[str, str | float], *, on: date) -> str:
    about = {"source": "computed", "command": COMMAND}
    lines = [f"{key} = {_value(one)}" for key, one in (table | about).items()]
    return "\n".join([f"[{name}]", *lines, f"checked = {on}", ""])


def _value(one: str | float) -> str:
    return f'"{one}"' if isinstance(one, str) else f"{one}"


def _line(row: Row) -> str:
    shares = [f"{row[one]:.0%} ± {100 * row[f'{one}_error']:.0f}" for one in SHARES]
    score, skill = (
        f"{_bare(row[one])} ± {_bare(row[f'{one}_error'])}" for one in RATIOS
    )
    touched = [f"{row['touched']:.0%}", f"{row['chance']:.0%}"]
    most = _bare(row["touch_skill_most"])
    cells = [_months(row), f"{row['n']:,}", *shares, score, *touched, skill, most]
    return "| " + " | ".join(cells).replace("%", " %") + " |"


def _bare(number: float) -> str:
    """Three digits without the leading 0, as the text around the table has them."""
    return f"{number:.3f}".replace("0.", ".", 1)


def _months(row: Row) -> str:
    count = int(row["horizon"])
    return "1 month" if count == 1 else f"{count} months"
