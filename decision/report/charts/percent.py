"""Any chart redrawn for a shared screen: money in percent of all that is owned."""

import re
from collections.abc import Iterator
from typing import Any

import altair as alt
import pandas as pd
from altair.utils.schemapi import SchemaBase

from decision.report.charts.marks import Chart
from decision.report.words.percent import Yardstick, in_percent

# As `money_label` of the marks writes an amount.
_LABEL = re.compile(r"'[^']*' \+ format\(abs\((?P<value>[^()]+)\), ',\.0f'\)")
_SHARE = r"format(abs(\g<value>), ',.2~f') + '%'"
_SHARE_FORMAT = ",.2~f"
_MONEY_FORMAT = ",.0f"
_UNITS = "units"
_PRICE = "Price of one unit"
_CHANNELS = ("x", "y")


def chart_in_percent(chart: Chart, by: Yardstick) -> Chart:
    """The same chart without an amount: in its axes, its labels, its tips and its data.

    Amounts become percent of wealth, units percent of the position. A chart of the
    price of one unit keeps its scale. What no part of the chart names is left out.
    """
    shown: Chart = chart.copy(deep=True)
    money = set() if _is_of_price(shown) else _money_fields(shown)
    _rewrite(shown, by, money)
    _measure(shown, by, money)
    return shown


def _nodes(node: Any) -> Iterator[SchemaBase]:
    """Every part of a chart, from the outside in."""
    if isinstance(node, SchemaBase):
        yield node
    for _, inner in _parts(node):
        yield from _nodes(inner)


def _parts(node: Any) -> list[tuple[Any, Any]]:
    """What a part of a chart is made of, by name or place."""
    if isinstance(node, SchemaBase):
        return [*node._kwds.items(), *enumerate(node._args)]
    if isinstance(node, dict):
        return list(node.items())
    return list(enumerate(node)) if isinstance(node, list) else []


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    for _, inner in _parts(node):
        yield from _strings(inner)


def _is_of_price(chart: Chart) -> bool:
    return any(text.startswith(_PRICE) for text in _strings(chart))


def _money_fields(chart: Chart) -> set[str]:
    """Fields drawn along an axis of amounts, or told as one in a tip."""
    encodings = [one for one in _nodes(chart) if isinstance(one, _ENCODINGS)]
    axes = {
        channel
        for one in encodings
        for channel in _CHANNELS
        if any(_LABEL.search(text) for text in _strings(_get(one, channel)))
    }
    drawn = (
        _get(one, f"{channel}{end}")
        for one in encodings
        for channel in axes
        for end in ("", "2")
    )
    told = (one for one in _nodes(chart) if _is_money_tip(one))
    return {_field(one) for one in (*drawn, *told)} - {""}


_ENCODINGS = (alt.FacetedEncoding, alt.Encoding)


def _is_money_tip(node: SchemaBase) -> bool:
    return isinstance(node, alt.Tooltip) and _get(node, "format") == _MONEY_FORMAT


def _get(node: SchemaBase, name: str) -> Any:
    found = node._kwds.get(name)
    return None if found is alt.Undefined else found


def _field(channel: Any) -> str:
    """The field that a channel shows, empty where it shows none."""
    if not isinstance(channel, SchemaBase):
        return ""
    named = _get(channel, "field") or _get(channel, "shorthand") or ""
    return str(named).partition(":")[0]


def _rewrite(node: Any, by: Yardstick, money: set[str]) -> None:
    """Every text of a chart without amounts, in place."""
    for name, inner in _parts(node):
        if isinstance(inner, str):
            said = _LABEL.sub(_SHARE, inner)
            _put(node, name, in_percent(said, by, bare=True))
        _rewrite(inner, by, money)
    if isinstance(node, alt.Tooltip) and _field(node) in money | {_UNITS}:
        whole = "the position" if _field(node) == _UNITS else "all you own"
        _put(node, "format", _SHARE_FORMAT)
        _put(node, "title", f"{_get(node, 'title') or _field(node)}, % of {whole}")
    if isinstance(node, alt.Axis) and _SHARE_FORMAT in str(_get(node, "labelExpr")):
        _put(node, "tickMinStep", alt.Undefined)


def _put(node: Any, name: Any, value: Any) -> None:
    if not isinstance(node, SchemaBase):
        node[name] = value
    elif isinstance(name, int):
        parts = (*node._args[:name], value, *node._args[name + 1 :])
        object.__setattr__(node, "_args", parts)  # an attribute would become a keyword
    else:
        node._kwds[name] = value


def _measure(chart: Chart, by: Yardstick, money: set[str]) -> None:
    """The tables of a chart in percent, each in place of the one it is made from."""
    named = " ".join(_strings(chart))
    for node in _nodes(chart):
        data = node._kwds.get("data")
        if isinstance(data, pd.DataFrame):
            _put(node, "data", _measured(data, by, money, named))


def _measured(
    data: pd.DataFrame, by: Yardstick, money: set[str], named: str
) -> pd.DataFrame:
    """A table with its amounts and units in percent, and nothing that is not drawn."""
    drawn = [
        name for name in data.columns if re.search(rf"\b{re.escape(name)}\b", named)
    ]
    return pd.DataFrame({name: _column(data[name], by, money) for name in drawn})


def _column(column: "pd.Series[Any]", by: Yardstick, money: set[str]) -> Any:
    if column.name in money:
        return column * (100 / by.wealth)
    if column.name == _UNITS:
        return column * (100 / by.units)
    if pd.api.types.is_string_dtype(column):
        return [in_percent(str(text), by, bare=True) for text in column]
    return column
