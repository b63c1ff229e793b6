"""The four ways to choose the lots, side by side."""

from collections.abc import Callable, Sequence

import pandas as pd

from decision.case import Case
from decision.report.amounts import say_list, signed_money, table_money
from decision.report.contest import currency_of
from decision.report.words.lots import NOTABLE, lots_cell, way_name
from decision.sale.lot_choice import TaxOfLots
from decision.sale.ways import Way

Amount = Callable[[TaxOfLots], float]


def ways_table(ways: Sequence[Way], case: Case) -> pd.DataFrame:
    """One row per way, in the household's currency.

    Columns: `way`, `name`, `lots` (in words), `units`, `proceeds` after trading costs,
    and where tax figures are given `short` and `long` (results that count now, signed),
    `deferred`, `lost`, `tax` (change of the year's tax, positive for more), `cash`
    (proceeds less tax owed) and `worth` (of the tax over all years).
    """
    rows = [_row(way, case) for way in ways]
    return pd.DataFrame(rows)


def ways_shown(ways: Sequence[Way], case: Case) -> pd.DataFrame:
    """The ways as they are printed, a column each, without amounts that are all 0."""
    table = ways_table(ways, case).set_index("name")
    currency = currency_of(case)
    shown: dict[str, pd.Series[str]] = {}
    for column, label in _LABELS.items():
        if column in table and (column in _ALWAYS or _counts(table[column])):
            say = signed_money if column in _SIGNED else table_money
            shown[label] = table[column].map(lambda one, say=say: say(one, currency))
    return pd.DataFrame(shown).T.rename_axis(columns=None).reset_index(names="What")


def lots_lines(ways: Sequence[Way], case: Case) -> tuple[tuple[str, str], ...]:
    """Which ways sell which lots: those with the same lots together."""
    sellers: dict[tuple[float, ...], list[Way]] = {}
    for way in ways:
        sellers.setdefault(way.choice.units, []).append(way)
    return tuple(
        (
            say_list([way_name(way.id) for way in alike]),
            lots_cell(alike[0].choice, case),
        )
        for alike in sellers.values()
    )


def _row(way: Way, case: Case) -> dict[str, object]:
    choice, taxed = way.choice, way.choice.taxed
    row: dict[str, object] = {
        "way": way.id,
        "name": way_name(way.id),
        "lots": lots_cell(choice, case),
        "units": choice.sold,
        "proceeds": choice.proceeds,
    }
    if taxed is None:
        return row
    amounts = {name: amount(taxed) for name, amount in _AMOUNTS.items()}
    return row | amounts | {"cash": choice.cash}


def _counts(amounts: "pd.Series[float]") -> bool:
    return bool((amounts.abs() >= NOTABLE).any())


_AMOUNTS: dict[str, Amount] = {
    "short": lambda taxed: taxed.sale.short_result,
    "long": lambda taxed: taxed.sale.long_result,
    "deferred": lambda taxed: taxed.sale.deferred,
    "lost": lambda taxed: taxed.sale.lost_for_good,
    "tax": lambda taxed: taxed.change,
    "worth": lambda taxed: taxed.worth,
}
_LABELS = {
    "proceeds": "Proceeds",
    "short": "Short-term now",
    "long": "Long-term now",
    "deferred": "Deferred",
    "lost": "Gone for good",
    "tax": "Tax this year",
    "cash": "Cash after tax",
    "worth": "Worth, all years",
}
_ALWAYS = ("proceeds", "tax", "cash", "worth")
_SIGNED = ("short", "long", "tax", "worth")
