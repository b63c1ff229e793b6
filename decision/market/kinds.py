"""Risk where no prices say it, and what the person says instead of either."""

import math
from dataclasses import replace

from decision.case import Case, Price
from decision.market.calendar import is_current
from decision.market.currency import is_foreign, is_rate_typed
from decision.market.term_structure import TermStructure
from decision.market.view import Cause, Door, MarketView, Origin
from decision.parameters import judgement

# What nobody quotes: its price is an appraisal, whatever it is called.
UNQUOTED = ("property", "business", "home")
# All risk of a broad fund is market risk (METHOD A1).
NO_OWN_RISK = ("fund", "bond_fund")


def typed_view(case: Case) -> MarketView:
    """The view on a typed or appraised price: no network, no prices, no trend.

    Volatility and beta are what the case says, else those of the kind. The case must
    carry a price.
    """
    price = case.position.price
    assert price is not None
    appraised: Door = "appraisal" if price.source == "appraisal" else "typed"
    view = replace(kind_view(case), price=price.counted, on=price.on, door=appraised)
    return with_typed_values(replace(view, notes=_notes(case, price)), case)


def _notes(case: Case, price: Price) -> tuple[str, ...]:
    """What has to be said of a typed price: its age, and a rate that nobody knows.

    An appraisal ages by months, not by days: gate G0 looks at that.
    """
    kind = case.position.kind
    is_quote = price.source != "appraisal" and kind not in UNQUOTED
    fresh = is_current((price.on,), case.as_of, every_day=kind == "crypto")
    codes = {
        "stale_price": is_quote and not fresh,
        "no_rate": is_foreign(case) and not is_rate_typed(case),
    }
    return tuple(code for code, holds in codes.items() if holds)


def kind_view(case: Case) -> MarketView:
    """What is known without a price: the risk of the kind, and no trend."""
    kind = case.position.kind
    volatility = judgement("volatility_of_kind", kind)
    return MarketView(
        price=None,
        on=None,
        door="typed",
        currency=case.position.currency,
        volatility=volatility,
        beta=_beta_of_kind(kind, volatility=volatility),
        own_volatility=0.0,
        trend=0.0,
        origins={
            "price": "typed",
            "volatility": "kind",
            "beta": "kind",
            "own_volatility": "kind",
            "trend": "kind",
        },
    )


def with_typed_values(view: MarketView, case: Case) -> MarketView:
    """Let what the case says of the market win, and settle the own volatility.

    >>> from decision.case import Case
    >>> case = Case.model_validate({"as_of": "2026-11-20", "position": {
    ...     "kind": "stock", "price": {"unit": 60, "on": "2026-11-20"},
    ...     "lots": [{"acquired": "2026-01-05", "units": 1, "unit_cost": 90}]}})
    >>> round(typed_view(case).own_volatility, 3)
    0.311
    """
    said = case.market
    kind = case.position.kind
    view = view if said.volatility is None else _flat(view, said.volatility)
    volatility = view.volatility
    beta = view.beta if kind != "fund" else _beta_of_kind(kind, volatility=volatility)
    beta = beta if said.beta is None else said.beta
    return replace(
        view,
        beta=beta,
        own_volatility=own_volatility(kind, volatility=volatility, beta=beta),
        market_term_structure=_of_market(view, kind),
        trend=view.trend if said.trend is None else said.trend,
        cause=_typed_cause(case) or view.cause,
        origins=_origins(view, case),
    )


def _flat(view: MarketView, volatility: float) -> MarketView:
    """A typed volatility says nothing about time."""
    return replace(
        view, volatility=volatility, term_structure=None, market_term_structure=None
    )


def _of_market(view: MarketView, kind: str) -> TermStructure | None:
    """All of a broad fund's risk is the market's, and so is its calm or storm."""
    return view.term_structure if kind == "fund" else view.market_term_structure


def own_volatility(kind: str, *, volatility: float, beta: float) -> float:
    """Yearly volatility that the market does not explain; 0 for broad and bond funds.

    Source: METHOD A1.

    >>> round(own_volatility("sector_fund", volatility=0.20, beta=1.0), 6)
    0.12
    """
    if kind in NO_OWN_RISK:
        return 0.0
    explained: float = (beta * judgement("market_volatility")) ** 2
    return math.sqrt(max(volatility**2 - explained, 0.0))


def _beta_of_kind(kind: str, *, volatility: float) -> float:
    of_fund: float = volatility / judgement("market_volatility")
    return of_fund if kind == "fund" else float(judgement("beta_of_kind", kind))


def _typed_cause(case: Case) -> Cause | None:
    said = case.market.cause
    total = said.market + said.sector + said.own if said else 0.0
    if said is None or not total:
        return None
    return Cause(
        market=said.market / total, sector=said.sector / total, own=said.own / total
    )


def _origins(view: MarketView, case: Case) -> dict[str, Origin]:
    """Own volatility comes from where the volatility does, which mostly makes it."""
    typed: dict[str, Origin] = dict.fromkeys(
        case.market.model_dump(exclude_none=True), "typed"
    )
    origins = view.origins | typed
    if case.position.kind == "fund" and "beta" not in typed:
        origins["beta"] = origins["volatility"]
    if not (view.cause or _typed_cause(case)):
        origins.pop("cause", None)
    return origins | {"own_volatility": origins["volatility"]}
