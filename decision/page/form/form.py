"""The form: one position in one row, and a section for everything around it."""

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from decision.page import session
from decision.page.form.draft import Draft, is_idle
from decision.page.form.faults import Faults
from decision.page.form.fields import read
from decision.page.form.mind_section import show_mind
from decision.page.form.sections import NAMES
from decision.page.form.widgets import row, show
from decision.page.plain import remark
from decision.report.words import state_note

_LOTS = "position.lots"
_LEAST_WIDTH = 190  # pixels: a date with its two buttons


def show_form(faults: Faults) -> dict[str, DeltaGenerator]:
    """The fields of the open section; what is wrong stands beside each.

    What was typed in the others is in the draft. Gives the place in the open section
    where something can be said of it later.
    """
    places = {}
    sections = st.tabs(NAMES, key="sections", on_change="rerun")
    for section, name in zip(sections, NAMES, strict=True):
        if section.open:
            with section:
                places[name] = st.empty()
                show_section(name, faults)
    return places


def show_section(name: str, faults: Faults) -> None:
    """One section of the form, by its name."""
    _SECTIONS[name](faults)


def _position(faults: Faults) -> None:
    numbers = list(session.draft().rows[_LOTS])
    for place, number in enumerate(numbers):
        _lot(number, faults, first=place == 0, alone=len(numbers) == 1)
    keys = ["position.kind", "position.account", "position.price.unit", "as_of"]
    with _fields():
        for key in keys:
            with st.container():
                show(key, faults)
        with st.container():
            st.space("small")
            _add("Add another lot", _LOTS)


def _lot(number: int, faults: Faults, *, first: bool, alone: bool) -> None:
    with _fields():
        with st.container():
            if first:
                show("position.symbol", faults)
            if not alone:
                _remove(_LOTS, number, "Remove this lot", labelled=not first)
        for part in ("units", "unit_cost", "acquired", "origin"):
            with st.container():
                show(f"{_LOTS}[{number}].{part}", faults)
    _lot_extras(number, faults)


def _fields() -> DeltaGenerator:
    """Five fields in a row, fewer where a date would not be readable."""
    return st.grid(5, min_column_width=_LEAST_WIDTH)


def _lot_extras(number: int, faults: Faults) -> None:
    """What only gifts and prices in another currency need."""
    draft = session.draft()
    keys = []
    if draft.get(f"{_LOTS}[{number}].origin") == "gift":
        keys.append(f"{_LOTS}[{number}].unit_value_when_given")
        keys.append(f"{_LOTS}[{number}].given_on")
    if draft.is_foreign:
        keys.append(f"{_LOTS}[{number}].fx")
    if keys:
        row(keys, faults, of=4)


def _taxes(faults: Faults) -> None:
    if session.draft().get("country") != "US":
        row(["country"], faults, of=4)
        st.info("Tax figures are not available for this country yet.")
        return
    row(["country", "tax.filing_status", "tax.future_rate", "tax.law_year"], faults)
    with row(["tax.state", "tax.state_rate"], faults, widths=(1, 1, 2)):
        _state()
    _rates(faults)
    st.markdown("**This year before the sale**")
    row(
        [
            "tax.short_gains",
            "tax.long_gains",
            "tax.carried_short",
            "tax.carried_long",
            "tax.gains_next_year",
        ],
        faults,
    )


def _state() -> None:
    """How the state's part is worked out, beside its rate."""
    draft = session.draft()
    state, status = draft.get("tax.state"), draft.get("tax.filing_status")
    st.space("small")
    note = state_note(state, year=_law_year(draft), filing_status=status)
    remark("Your tax rates hold the state's already." if draft.knows_rates else note)


def _law_year(draft: Draft) -> int:
    """The year whose law somebody asks for, else that of the day."""
    asked = read("amount", draft.get("tax.law_year"))
    on: date = draft.get("as_of") or date.max
    return int(asked) if isinstance(asked, float) else on.year


def _rates(faults: Faults) -> None:
    knows = session.draft().knows_rates
    session.start("knows_rates", "rates" if knows else "household")
    choices = {"household": "From my income", "rates": "I know my tax rates"}
    st.segmented_control(
        "How the tax is worked out",
        list(choices),
        required=True,
        format_func=choices.__getitem__,
        key="knows_rates",
        on_change=session.know_rates,
    )
    if knows:
        keys = ["tax.marginal.ordinary", "tax.marginal.long", "tax.marginal.future"]
        row(keys, faults, of=5)
        return
    income = ("wages", "interest", "nonqualified_dividends", "qualified_dividends")
    row([f"tax.{part}" for part in (*income, "itemised")], faults)


def _money(faults: Faults) -> None:
    row(
        [
            "household.horizon_years",
            "household.risk_tolerance",
            "household.monthly_spending",
            "household.emergency_months",
        ],
        faults,
    )
    row(
        [
            "household.goal.amount",
            "household.goal.on",
            "household.age",
            "household.chance_held_until_death",
        ],
        faults,
    )
    row(["household.income_at_risk", "household.gives_to_charity"], faults, of=4)
    _list("household.needs", ("amount", "due"), faults)
    _add("Add money you will need", "household.needs")


def _others(faults: Faults) -> None:
    row(["household.other_investments", "household.cash"], faults, of=4)
    _list("household.holdings", ("symbol", "value", "kind", "account"), faults)
    _add("Say what it is made of", "household.holdings")


def _details(faults: Faults) -> None:
    st.markdown("**Purchases within 30 days of a sale, done or planned**")
    parts = ("on", "units", "account", "owner", "origin")
    _list("trades", parts, faults)
    _add("Add a purchase", "trades")
    for title, keys in _DETAILS.items():
        st.markdown(f"**{title}**")
        row([key for key in keys if _applies(key)], faults, of=4)


def _applies(key: str) -> bool:
    """Some fields are only asked for where another one makes them matter."""
    return key not in _WAITING or not is_idle(session.draft(), key)


# Hidden until the price is in another currency, an appraisal, or a derivative's.
_WAITING = ("position.fx", "position.price.haircut", "position.expires")


def _list(name: str, parts: tuple[str, ...], faults: Faults) -> None:
    """Rows of a small list, each of which can be taken out."""
    for number in list(session.draft().rows[name]):
        columns = st.columns([1] * len(parts) + [0.8], vertical_alignment="bottom")
        for column, part in zip(columns, parts, strict=False):
            with column:
                show(f"{name}[{number}].{part}", faults)
        with columns[-1]:
            _remove(name, number, "Remove", labelled=False)


def _add(label: str, name: str) -> None:
    st.button(
        label,
        key=f"add {name}",
        icon=":material/add:",
        on_click=session.add_row,
        args=(name,),
    )


def _remove(name: str, number: int, label: str, *, labelled: bool) -> None:
    """A button in line with fields, which have a label above them."""
    if labelled:
        st.space("small")
    st.button(
        label,
        key=f"remove {name} {number}",
        icon=":material/delete:",
        on_click=session.remove_row,
        args=(name, number),
    )


_DETAILS: Mapping[str, tuple[str, ...]] = {
    "What may stand in the way": (
        "position.employer",
        "position.restricted_until",
        "position.locked_until",
        "position.units_traded_daily",
    ),
    "Costs": (
        "costs.spread",
        "costs.commission",
        "position.expense_ratio",
        "position.carrying_cost",
    ),
    "Loan": (
        "position.loan.amount",
        "position.loan.rate",
        "position.loan.maintenance",
    ),
    "Funds and bonds": (
        "position.next_distribution.on",
        "position.next_distribution.fraction",
        "position.long_distribution_received",
        "position.duration",
    ),
    "Price and currency": (
        "position.price.source",
        "position.price.on",
        "position.price.haircut",
        "position.currency",
        "position.fx",
    ),
    "Name and risk": (
        "position.name",
        "position.expires",
        "market.volatility",
        "market.beta",
    ),
}
_SECTIONS: Mapping[str, Callable[[Faults], None]] = {
    "Your position": _position,
    "Taxes": _taxes,
    "Money and goals": _money,
    "Other holdings": _others,
    "Why you hold it": show_mind,
    "Purchases and details": _details,
}
