"""From prices to a view: risk, trend and cause, as far as the prices say them."""

from dataclasses import dataclass, replace
from datetime import date

from decision.case import Case
from decision.errors import MarketError
from decision.market.calendar import is_current
from decision.market.cause import can_tell, cause_of
from decision.market.currency import is_foreign, is_rate_typed
from decision.market.economy import economy_of
from decision.market.facts import facts_of, peak_on
from decision.market.kinds import kind_view, with_typed_values
from decision.market.numbers import number
from decision.market.risk import Beta, beta_of, term_structure_of
from decision.market.series import months_before, up_to
from decision.market.similar import similar_of
from decision.market.term_structure import TermStructure
from decision.market.trend import Trend, is_long_enough, trend_of
from decision.market.view import (
    Cause,
    Dividend,
    Door,
    Facts,
    History,
    MarketView,
    Peer,
    Split,
)
from decision.parameters import judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """What a door hands over: series with at least one price, and its notes.

    `peers` are similar investments, `bills` the yield of 13-week Treasury bills in
    percent, `rates` what one unit of the currency was worth in the household's.
    """

    door: Door
    currency: str
    history: History
    benchmark: History | None = None
    sector: History | None = None
    peers: tuple[Peer, ...] = ()
    bills: History | None = None
    rates: History | None = None
    splits: tuple[Split, ...] = ()
    dividends: tuple[Dividend, ...] = ()
    instrument: str = ""
    units_traded_daily: float | None = None
    notes: tuple[str, ...] = ()


def view_from(prices: Prices, case: Case) -> MarketView:
    """What prices say on the day of the case; the case's own values win.

    Prices after the day are cut here, whatever the door handed over; one at least must
    be left. Raises MarketError where they are in another currency. Notes: stale_price,
    short_history (rule TR-4), no_benchmark (no current market series, so no trend),
    young_history (too few prices for a volatility of its own), cannot_tell_cause (rule
    TR-5), no_rate (in another currency, and nobody knows its rate).
    """
    _check_currency(prices, case)
    known = _cut(prices, case.as_of)
    view = _with_volatility(_priced(kind_view(case), known), case)
    beta = _beta(known, of_kind=view.beta)
    trend, gaps = _trend(known, view, case)
    cause, unsure = _cause(known, beta, case)
    view = _with_what_was_found(view, beta, trend=trend, cause=cause)
    facts = _facts(known, case, beta=beta, trend=trend)
    notes = known.notes + gaps + _young(view, case) + unsure + _rate_gap(known, case)
    return with_typed_values(replace(view, facts=facts, notes=notes), case)


def _facts(
    prices: Prices, case: Case, *, beta: Beta | None, trend: Trend | None
) -> Facts:
    """What the price has done, and what others did meanwhile."""
    bought, market = case.position.first_acquired, prices.benchmark
    similar = similar_of(prices.history, prices.peers, bought=bought, market=market)
    return replace(
        facts_of(prices.history, bought=bought, beta=beta, trend=trend),
        instrument=prices.instrument,
        units_traded_daily=prices.units_traded_daily,
        similar=similar,
        economy=economy_of(market, prices.bills, day=case.as_of),
    )


def _young(view: MarketView, case: Case) -> tuple[str, ...]:
    """Whether the volatility is the kind's although there is more than a year."""
    assert view.history is not None
    said = view.term_structure is not None or case.market.volatility is not None
    return () if said or not is_long_enough(view.history) else ("young_history",)


def _rate_gap(prices: Prices, case: Case) -> tuple[str, ...]:
    """Whether a rate is needed that nobody typed and the series does not have."""
    if not is_foreign(case) or is_rate_typed(case):
        return ()
    known = prices.rates and is_current(prices.rates.days, case.as_of)
    return () if known else ("no_rate",)


def _check_currency(prices: Prices, case: Case) -> None:
    theirs, wanted = prices.currency, case.position.currency
    if theirs != wanted:
        raise MarketError(
            "other_currency",
            f"{case.position.symbol} is priced in {theirs}, but {wanted} is chosen.",
            f"Choose {theirs} as the currency of the price, or type the price of one"
            f" unit in {wanted}.",
            currency=theirs,
        )


def _cut(prices: Prices, day: date) -> Prices:
    return replace(
        prices,
        history=up_to(prices.history, day),
        benchmark=_known(prices.benchmark, day),
        sector=_known(prices.sector, day),
        peers=tuple(Peer(p.symbol, up_to(p.history, day)) for p in prices.peers),
        bills=_known(prices.bills, day),
        rates=_known(prices.rates, day),
        splits=tuple(one for one in prices.splits if one.day <= day),
        dividends=tuple(one for one in prices.dividends if one.day <= day),
    )


def _known(history: History | None, day: date) -> History | None:
    """What was known of a series; None where that is nothing."""
    known = history and up_to(history, day)
    return known if known and known.days else None


def _priced(view: MarketView, prices: Prices) -> MarketView:
    return replace(
        view,
        price=float(prices.history.close[-1]),
        on=prices.history.days[-1],
        door=prices.door,
        history=prices.history,
        benchmark=prices.benchmark,
        splits=prices.splits,
        dividends=prices.dividends,
        rates=prices.rates,
        origins=view.origins | {"price": "prices"},
    )


def _with_volatility(view: MarketView, case: Case) -> MarketView:
    """Volatility by time, and its average over the review horizon."""
    assert view.history is not None
    term = term_structure_of(view.history, of_kind=view.volatility)
    if term is None:
        return view
    horizon = case.household.horizon_years or judgement("assumed_horizon")
    return replace(
        view,
        volatility=term.over(min(horizon, judgement("review_horizon"))),
        term_structure=term,
        market_term_structure=_of_market(view, case),
        origins=view.origins | {"volatility": "prices"},
    )


def _of_market(view: MarketView, case: Case) -> TermStructure | None:
    """The market's calm or storm, as far as its prices are current."""
    market = view.benchmark
    if market is None or not is_current(market.days, case.as_of):
        return None
    return term_structure_of(market, of_kind=judgement("market_volatility"))


def _beta(prices: Prices, *, of_kind: float) -> Beta | None:
    if prices.benchmark is None:
        return None
    return beta_of(prices.history, prices.benchmark, of_kind=of_kind)


def _trend(
    prices: Prices, view: MarketView, case: Case
) -> tuple[Trend | None, tuple[str, ...]]:
    """The trend, or the notes that say why there is none."""
    market, gaps = prices.benchmark, _gaps(prices, case)
    if market is None or gaps:
        return None, gaps
    return trend_of(
        prices.history,
        kind=case.position.kind,
        volatility=view.volatility,
        peers=_peers(prices, case.as_of) or market,
        market=market,
    ), ()


def _gaps(prices: Prices, case: Case) -> tuple[str, ...]:
    day, is_coin = case.as_of, case.position.kind == "crypto"
    stale = not is_current(prices.history.days, day, every_day=is_coin)
    short = not is_long_enough(prices.history)
    alone = prices.benchmark is None or not _serves_guard(prices.benchmark, day)
    codes = {"stale_price": stale, "short_history": short, "no_benchmark": alone}
    return tuple(code for code, holds in codes.items() if holds)


def _serves_guard(market: History, day: date) -> bool:
    least = months_before(market.days[-1], number("trend_guard", "return_months"))
    return is_current(market.days, day) and market.days[0] <= least


def _peers(prices: Prices, day: date) -> History | None:
    sector = prices.sector
    usable = sector and is_current(sector.days, day) and is_long_enough(sector)
    return sector if usable else None


def _cause(
    prices: Prices, beta: Beta | None, case: Case
) -> tuple[Cause | None, tuple[str, ...]]:
    """The cause, or the note that it cannot be told; neither where nothing fell."""
    start = peak_on(prices.history, bought=case.position.first_acquired)
    market = prices.benchmark
    if start == prices.history.days[-1]:
        return None, ()
    current = market is not None and is_current(market.days, case.as_of)
    if not (beta and market and current and can_tell(beta)):
        return None, ("cannot_tell_cause",)
    sector = _peers(prices, case.as_of)
    return cause_of(
        prices.history, start=start, beta=beta, market=market, sector=sector
    ), ()


def _with_what_was_found(
    view: MarketView, beta: Beta | None, *, trend: Trend | None, cause: Cause | None
) -> MarketView:
    found = {"beta": beta, "trend": trend, "cause": cause}
    return replace(
        view,
        beta=beta.value if beta else view.beta,
        trend=trend.value if trend else view.trend,
        guard=trend.guard if trend else view.guard,
        cause=cause,
        origins=view.origins | {name: "prices" for name, one in found.items() if one},
    )
