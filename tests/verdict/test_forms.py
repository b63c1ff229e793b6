"""When steps take the place of a sale, and a written exit that of a hold."""

from typing import Any

import pytest

from decision.gates import gates_of
from decision.projection.tax_effect import household_of
from decision.strategies.plan import Plan
from decision.verdict import Decision
from decision.verdict.candidates import Valued
from decision.verdict.forms import with_forms
from decision.verdict.situation import situation_of
from tests.builders import a_lot, a_standing, decided, sheltered, the_plans

HEAVY = {"other_investments": 20_000}
REGRET = {"mind": {"reason": "If I sell and it doubles I would never forgive myself"}}
ASKED = {"mind": {"wants": "stop"}}


def candidates(decision: Decision) -> set[str]:
    return {one.id for one in decision.strategies if one.candidate}


def named(decision: Decision) -> tuple[str | None, str]:
    return decision.action, decision.because[-1]


def test_after_a_blackout_a_sale_is_done_in_steps() -> None:
    decision = decided(
        household=HEAVY, position={"restricted_until": "2026-12-04", "employer": True}
    )

    assert named(decision) == ("stage", "opens_later")
    assert not {"sell", "sell_part"} & candidates(decision)
    assert decision.outcome("sell").lacks == "in_steps"


def test_in_a_thin_market_a_sale_is_done_in_steps() -> None:
    decision = decided(household=HEAVY, position={"units_traded_daily": 40})

    assert named(decision) == ("stage", "trades_thinly")
    assert decision.outcome("sell").why_not == "trades_too_thinly"


def test_who_would_regret_it_may_have_steps_that_cost_next_to_nothing() -> None:
    """In a retirement account, where the trim is worth about the same in steps."""
    heavy = {"household": {"other_investments": 60_000}}
    calm = decided(**sheltered(**heavy))
    torn = decided(**sheltered(**heavy, **REGRET))

    assert calm.action == "sell_part"
    assert named(torn) == ("stage", "regret")
    assert torn.outcome("sell_part").candidate is False


def test_steps_that_cost_more_than_a_tie_are_not_named_for_regret() -> None:
    """Own risk of 70 % a year on almost everything: two months of it are dear."""
    changes = sheltered(household={"other_investments": 2_000}, **REGRET)
    decision = decided(**changes, market={"volatility": 0.7})
    part, steps = (decision.outcome(way).advantage for way in ("sell_part", "stage"))

    assert part is not None
    assert steps is not None
    assert part - steps > 0.005 * 7_000
    assert decision.action == "sell_part"


def test_regret_changes_the_form_of_a_sale_and_not_which_sale_it_is() -> None:
    """All of it is sold; steps of it are within a tie of the trim, and no trim."""
    eight = {"household": {"other_investments": 8_000}}
    calm, torn = decided(**eight), decided(**eight, mind={"answers": {"q11": "b"}})

    assert calm.action == "sell"
    assert named(torn) == ("stage", "regret")
    assert torn.outcome("stage").sold_units == 100


def test_without_a_reason_to_leave_regret_sells_nothing() -> None:
    decision = decided(**REGRET)

    assert decision.action == "swap"
    assert "stage" not in candidates(decision)


def picked(form: str, gain: float) -> str:
    """Which way to leave stays a candidate where steps gain this share of the value."""
    changes = {"mind": {"thesis": "broken"}}
    standing = a_standing(**changes)
    gates = gates_of(standing)
    situation = situation_of(standing, gates, household_of(standing), found=())
    (sell,) = the_plans("sell", **changes)
    steps = next(p for p in the_plans("stage", **changes) if p.form == form)
    hold = Plan(strategy="hold", because="no_reason_to_leave")
    valued = [
        Valued(plan=hold, advantage=0.0, because=("acting_costs_more",)),
        Valued(plan=sell, advantage=500.0, because=("thesis_broken",)),
        Valued(plan=steps, advantage=500.0 + gain * 7_000, because=("thesis_broken",)),
    ]
    leaving = [one for one in with_forms(valued, situation) if one.plan != hold]
    (left,) = [one for one in leaving if one.is_candidate]
    return left.strategy


@pytest.mark.parametrize(
    ("form", "gain", "way"),
    [
        ("two_tax_years", 0.0201, "stage"),
        ("two_tax_years", 0.0199, "sell"),
        ("regret", -0.0049, "stage"),
        ("regret", -0.0051, "sell"),
    ],
)
def test_what_steps_have_to_gain_or_may_cost(form: str, gain: float, way: str) -> None:
    """METHOD B6: over 2 % for two tax years, at most half a percent for regret."""
    assert picked(form, gain) == way


def test_two_tax_years_are_not_shared_where_a_loss_is_carried_anyway() -> None:
    """30,000 of gains in each year, and a loss of 60,000: today is no worse."""
    rates = {"ordinary": 0.40, "long": 0.30, "future": 0.0}
    decision = decided(
        position={"lots": [a_lot(units=2_000)]},
        household={"other_investments": 400_000, "horizon_years": 1.5},
        mind={"thesis": "broken"},
        tax={"marginal": rates, "short_gains": 30_000, "gains_next_year": 30_000},
    )

    assert decision.action == "sell"


def test_a_written_exit_that_is_asked_for_takes_the_place_of_a_hold() -> None:
    no_loss_to_book = {"tax": {"marginal": {"ordinary": 0, "long": 0, "future": 0}}}
    plain, asked = decided(**no_loss_to_book), decided(**no_loss_to_book, **ASKED)

    assert plain.action == "hold"
    assert named(asked) == ("stop", "no_reason_to_leave")
    assert asked.because[0] == "written_exit"
    assert asked.outcome("hold").lacks == "written_exit"


def test_nobody_is_given_an_exit_who_did_not_ask() -> None:
    decision = decided()

    assert decision.outcome("stop").lacks == "nobody_asked"


def test_where_booking_the_loss_is_worth_more_the_exit_is_not_named() -> None:
    """An exit is a way to hold, and holding loses against the swap."""
    decision = decided(**ASKED)

    assert decision.action == "swap"
    assert candidates(decision) == {"stop", "swap"}


def test_a_broken_thesis_needs_no_exit() -> None:
    decision = decided(mind={"wants": "stop", "thesis": "broken"})

    assert decision.outcome("stop").why_not == "thesis_broken"
    assert decision.action in ("hold", "sell")


def test_steps_as_good_as_what_is_named_are_said_to_have_no_edge() -> None:
    """Against a broad fund held on, leaving it for cash in steps is far off."""
    cash = {"kind": "fund", "account": "tax_free"}
    near = decided(**sheltered(household=HEAVY))
    far = decided(household={"other_investments": 7_000}, position=cash)

    (said,) = [one for one in near.warnings if one.id == "staging_has_no_edge"]
    # SG-1 for three monthly sales: 35 % times the root of 2 times 5 by 216.
    assert said.numbers["deviation"] == pytest.approx(
        0.35 * (10 / 216) ** 0.5, rel=0.02
    )
    assert said.numbers["sales"] == 3
    assert "staging_has_no_edge" not in {one.id for one in far.warnings}


def test_a_written_exit_says_what_it_does() -> None:
    rule = decided(**ASKED).outcome("stop").written_exit

    assert rule is not None
    assert rule.level == pytest.approx(70 * 0.7522, rel=1e-4)
    assert rule.until.isoformat() == "2027-11-20"
    assert 0.3 < rule.chance < 0.45
    assert rule.fill_below == pytest.approx(0.017)
    assert rule.lift > 500


def test_waiting_says_what_it_costs_beside_acting_now() -> None:
    decision = decided()
    wait, swap = (decision.outcome(way) for way in ("wait", "swap"))

    assert swap.advantage is not None
    assert wait.advantage is not None
    assert wait.waiting_costs == pytest.approx(swap.advantage - wait.advantage)


FORMS: list[dict[str, Any]] = [
    {"household": HEAVY, "position": {"restricted_until": "2026-12-04"}},
    {"household": HEAVY, "position": {"units_traded_daily": 40}},
    {"household": HEAVY, "trades": [{"on": "2026-11-10", "units": 30}]},
    {"household": HEAVY, "market": {"trend": -1}, **ASKED},
    {"position": {"loan": {"amount": 2_000, "rate": 0.09}}, **ASKED},
    {"household": {"needs": [{"amount": 2_000, "due": "2027-05-05"}]}, **ASKED},
]


@pytest.mark.parametrize("changes", FORMS)
def test_the_ledgers_of_forms_sum_to_their_advantage(changes: dict[str, Any]) -> None:
    decision = decided(**changes)

    for strategy in ("stage", "stop"):
        if strategy in decision.ledgers:
            total = sum(line.dollars for line in decision.ledgers[strategy])
            advantage = decision.outcome(strategy).advantage
            assert total == pytest.approx(advantage, abs=1e-6)
