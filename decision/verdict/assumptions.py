"""Every number behind an answer, with its unit and where it comes from."""

from dataclasses import dataclass
from typing import Any

from decision.gates import Standing
from decision.parameters import Used, judgement, parameters
from decision.tax.taxpayer import Rates, Taxpayer, law_year, taxpayer_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """A number that was used, with its unit and where it comes from."""

    name: str
    label: str
    value: Any
    unit: str
    source: str


def assumptions_of(standing: Standing, used: Used) -> tuple[Assumption, ...]:
    """What was assumed about the case, then our own numbers and the law it met.

    `used` are the parameters that were read on the way to this answer.
    """
    return (*_of_the_case(standing), *_judgements(standing, used), *_law(standing))


def _judgements(standing: Standing, used: Used) -> tuple[Assumption, ...]:
    read = used | _of_the_kind(standing)
    ours = sorted((n, k) for n, k in read if n.startswith("judgements."))
    return tuple(_judgement(name, key) for name, key in ours)


def _judgement(name: str, key: str) -> Assumption:
    table = parameters()[name]
    of_kind = "" if key == "value" else f" ({key.replace('_', ' ')})"
    return Assumption(
        name=name,
        label=f"{table['label']}{of_kind}",
        value=table[key],
        unit=table["unit"],
        source=f"judgement: {table['why']}",
    )


def _of_the_kind(standing: Standing) -> Used:
    """A view made beforehand took its defaults from the kind all the same."""
    kind, origins = standing.case.position.kind, standing.market.origins
    tables = {"volatility": "volatility_of_kind", "beta": "beta_of_kind"}
    return {
        (f"judgements.{table}", kind)
        for value, table in tables.items()
        if origins.get(value) == "kind" and kind in parameters()[f"judgements.{table}"]
    }


def _law(standing: Standing) -> tuple[Assumption, ...]:
    """The dated numbers of the year's law, those of a state only where it is theirs."""
    if standing.treatment != "taxed":
        return ()
    taxpayer = taxpayer_of(standing.case)
    state = f"us_states.{taxpayer.own_state}"
    year = law_year(standing.day.year, taxpayer)
    dated = tuple(
        Assumption(
            name=name,
            label=table["label"],
            value=_in_force(table, year),
            unit=table["unit"],
            source=f"{table['source']} ({table['url']})",
        )
        for name, table in parameters().items()
        if name.startswith("us") and "values" in table
        if name == state or not name.startswith("us_states.")
    )
    return (*dated, *_state(taxpayer))


def _state(taxpayer: Taxpayer) -> tuple[Assumption, ...]:
    """A state's tax without a recorded rule: the typed rate on the federal result."""
    asked = taxpayer.state_rate and not isinstance(taxpayer.income, Rates)
    if not asked or taxpayer.own_state:
        return ()
    return (
        Assumption(
            name="state_rate",
            label="state tax on what gains and losses add to federal income",
            value=taxpayer.state_rate,
            unit="share of the result",
            source="typed; an approximation: the state's rules are not recorded",
        ),
    )


def _in_force(table: dict[str, list[dict[str, object]]], year: int) -> object:
    rows = [row for row in table["values"] if row["from"].year <= year]  # type: ignore[attr-defined]  # TOML dates are dates
    if not rows:
        return None
    return {key: value for key, value in rows[-1].items() if key != "from"}


def _of_the_case(standing: Standing) -> tuple[Assumption, ...]:
    """What nobody said and was therefore assumed."""
    case = standing.case
    assumed = {
        "other_investments": (
            case.household.other_investments is None and not case.household.holdings,
            standing.other,
            "household currency",
        ),
        "horizon_years": (
            case.household.horizon_years is None,
            standing.final_horizon,
            "years",
        ),
        "wages": (
            standing.treatment == "taxed"
            and case.tax.marginal is None
            and case.tax.wages is None,
            judgement("assumed_wages"),
            "USD per year",
        ),
        "spread": (case.costs.spread is None, standing.spread, "share of value"),
    }
    return tuple(
        Assumption(
            name=f"case.{name}",
            label=f"{name.replace('_', ' ')} (nobody said)",
            value=value,
            unit=unit,
            source="assumed, because nothing was typed",
        )
        for name, (applies, value, unit) in assumed.items()
        if applies
    )
