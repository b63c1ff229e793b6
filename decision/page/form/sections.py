"""The sections of the form, and which field stands in which."""

from collections.abc import Iterable, Mapping

from decision.page.form.fields import field_of
from decision.report.amounts import say_list

NAMES = (
    "Your position",
    "Taxes",
    "Money and goals",
    "Other holdings",
    "Why you hold it",
    "Purchases and details",
)


def section_of(key: str) -> str:
    """The section in which a field stands.

    >>> section_of("household.age"), section_of("position.loan.amount")
    ('Money and goals', 'Purchases and details')
    """
    starts = sorted(_STANDS_IN, key=len, reverse=True)
    place = next((start for start in starts if key.startswith(start)), "")
    return _STANDS_IN.get(place, "Purchases and details")


def fault_names(keys: Iterable[str]) -> str:
    """Which fields to look at, by section.

    >>> fault_names(["household.cash", "position.lots[0].units", "position.symbol"])
    'Units and Symbol (Your position); Cash (Other holdings)'
    """
    by_section: dict[str, list[str]] = {name: [] for name in NAMES}
    for key in keys:
        by_section[section_of(key)].append(field_of(key).label or key)
    return "; ".join(
        f"{say_list(list(dict.fromkeys(names)))} ({section})"
        for section, names in by_section.items()
        if names
    )


_STANDS_IN: Mapping[str, str] = {
    "position.lots": "Your position",
    "position.symbol": "Your position",
    "position.kind": "Your position",
    "position.account": "Your position",
    "position.price.unit": "Your position",
    "as_of": "Your position",
    "tax": "Taxes",
    "country": "Taxes",
    "household": "Money and goals",
    "household.other_investments": "Other holdings",
    "household.cash": "Other holdings",
    "household.holdings": "Other holdings",
    "mind": "Why you hold it",
}
