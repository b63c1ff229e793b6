"""Which plans have a named reason to be done (METHOD B2, B3)."""

from dataclasses import dataclass
from datetime import date

from decision.factors import Projected, Situation
from decision.factors.harvest import harvest_of, harvest_of_all
from decision.gates.opening import year_end
from decision.strategies.plan import Plan, StrategyId, can_be_divided, has_partner


@dataclass(frozen=True, slots=True, kw_only=True)
class Valued:
    """A plan with its advantage, and why it may or may not be named.

    `because` holds the codes that admit it; empty for a plan without a reason, and
    then `lacks` says what is missing. `weighs_as` is the advantage of what it is a form
    of, where that is what it is weighed by.
    """

    plan: Plan
    advantage: float
    because: tuple[str, ...] = ()
    lacks: str = "no_reason_to_leave"
    weighs_as: float | None = None

    @property
    def weighs(self) -> float:
        """What it is compared with others by."""
        return self.advantage if self.weighs_as is None else self.weighs_as

    @property
    def strategy(self) -> StrategyId:
        """The strategy of the plan."""
        return self.plan.strategy

    @property
    def is_candidate(self) -> bool:
        """Whether a named reason admits it."""
        return bool(self.because)


def admit(plan: Plan, situation: Projected) -> Valued:
    """Value a plan on the futures and ask for its reasons."""
    return Valued(
        plan=plan,
        advantage=situation.projection.advantage(plan),
        because=reasons_for(plan, situation),
        lacks=_lacks(plan, situation),
    )


def reasons_for(plan: Plan, situation: Situation) -> tuple[str, ...]:
    """The codes that admit a plan; empty where nothing calls for it."""
    return _ADMIT[plan.strategy](plan, situation)


def harvest_pays(situation: Situation) -> bool:
    """Rule TX-3 on the loss as if nothing were washed."""
    return situation.harvest is not None and situation.harvest.passes


def _hold(_plan: Plan, situation: Situation) -> tuple[str, ...]:
    """Holding is a candidate unless money has to be raised now."""
    if situation.gates.least_fraction > 0:
        return ()
    if situation.standing.case.mind.thesis == "intact":
        return ("thesis_intact",)
    return (
        ("no_reason_to_leave",)
        if not situation.gates.reasons
        else ("acting_costs_more",)
    )


def _sell(_plan: Plan, situation: Situation) -> tuple[str, ...]:
    reasons = situation.gates.reasons
    if reasons and (_thesis(situation) != "intact" or _all_must_go(situation)):
        return reasons
    charity = situation.standing.case.household.gives_to_charity
    if charity and not reasons and harvest_pays(situation):
        waits = _clean_day_this_year(situation) is not None
        return () if waits else ("give_cash", "loss_worth_harvesting")
    return ()


def _sell_part(plan: Plan, situation: Situation) -> tuple[str, ...]:
    whole_can_go = not situation.gates.trades_thinly
    if plan.because == "own_risk" and _thesis(situation) == "broken" and whole_can_go:
        return ()
    if plan.swaps and not _rest_is_worth_swapping(plan, situation):
        return ()
    return _sized_by(plan, situation)


def _sized_by(plan: Plan, situation: Situation) -> tuple[str, ...]:
    """Own risk sizes the trim; a broken thesis does not size a part."""
    sizes = {"money_due": ("money_due", "margin"), "margin": ("margin",)}
    sizes["own_risk"] = ("own_risk", "employer", "money_due", "margin")
    reasons = situation.gates.reasons
    return tuple(code for code in reasons if code in sizes[plan.because])


def _rest_is_worth_swapping(plan: Plan, situation: Situation) -> bool:
    """The rest is swapped if its loss is worth it; a trim only where one believes.

    The rest of money due is decided as if it were the whole position; the rest of a
    trim is kept through a partner only while the thesis is intact (METHOD B3).
    """
    if plan.because == "own_risk" and _thesis(situation) != "intact":
        return False
    if plan.because != "own_risk" and _leaves_for_itself(situation):
        return False
    household = situation.household
    if household is None:
        return False
    swapped = next(sale for sale in plan.sales if sale.to == "partner")
    rest = harvest_of(
        situation.standing,
        household,
        on=swapped.on,
        units=swapped.lots,
        ignoring_washes=True,
    )
    return rest.passes


def _leaves_for_itself(situation: Situation) -> bool:
    """Whether one wants to be out of the thing, money due or not."""
    return bool(set(situation.gates.reasons) & {"thesis_broken", "own_risk"})


def _swap(_plan: Plan, situation: Situation) -> tuple[str, ...]:
    gates = situation.gates
    if gates.reasons or not harvest_pays(situation) or gates.wash is None:
        return ()
    if situation.standing.case.household.gives_to_charity:
        return ()
    if gates.wash.is_washed and not _swap_despite_wash(situation):
        return ()
    return ("loss_worth_harvesting",)


def _swap_despite_wash(situation: Situation) -> bool:
    """Part is washed whatever part is sold: worth it only if no clean day is near.

    The value that counts is then the one of the loss that is left.
    """
    actual = situation.actual
    late = _clean_day_this_year(situation) is None
    return late and actual is not None and actual.passes


def _wait(plan: Plan, situation: Situation) -> tuple[str, ...]:
    """Waiting needs its own reason: a price, a clean day, or a better taxed one."""
    if plan.because == "stale_appraisal":
        return ("stale_appraisal",)
    if plan.because == "wash_window":
        return _out_of_the_window(plan, situation)
    better_taxed = plan.because in ("new_tax_year", "long_term")
    if not better_taxed or situation.gates.reasons:
        return ()
    if not has_partner(situation.standing):
        return ()
    return _if_taxed_better(plan, situation, because="loss_worth_harvesting")


def _out_of_the_window(plan: Plan, situation: Situation) -> tuple[str, ...]:
    """Instead of a swap for who stays invested, instead of a sale for who leaves."""
    if situation.gates.least_fraction > 0:
        return ()
    if situation.gates.reasons:
        leaves = _thesis(situation) != "intact"
        why = situation.gates.reasons[0]
        return _if_taxed_better(plan, situation, because=why) if leaves else ()
    if not harvest_pays(situation) or not has_partner(situation.standing):
        return ()
    if _clean_day_this_year(situation) is None:
        return ()
    return ("wash_window", "loss_worth_harvesting")


def _if_taxed_better(
    plan: Plan, situation: Situation, *, because: str
) -> tuple[str, ...]:
    """Where the same loss is worth more on the later day, by the measure of TX-3."""
    now, day = situation.actual, plan.sales[0].on
    later = harvest_of_all(situation.standing, situation.household, on=day)
    if now is None or later is None:
        return ()
    gained = later.worth - max(0.0, now.worth)
    return (plan.because, because) if gained > later.threshold else ()


def _stage(plan: Plan, situation: Situation) -> tuple[str, ...]:
    """What calls for the sale it stands for, and for doing it in steps."""
    whole, form = plan.at_once, plan.form
    if whole is None or form is None:
        return ()
    because = _ADMIT[whole.strategy](whole, situation)
    regrets = any(bias.id == "regret" for bias in situation.biases)
    if not because or (form == "regret" and not regrets):
        return ()
    return (*because, form)


def _stop(_plan: Plan, situation: Situation) -> tuple[str, ...]:
    """A written exit is a way to hold, for whoever asks for one (METHOD B6)."""
    if situation.standing.case.mind.wants != "stop":
        return ()
    because = _hold(_plan, situation)
    return ("written_exit", *because) if because else ()


def _clean_day_this_year(situation: Situation) -> date | None:
    wash = situation.gates.wash
    if wash is None or wash.clean_on is None:
        return None
    return wash.clean_on if wash.clean_on <= year_end(situation.standing) else None


def _all_must_go(situation: Situation) -> bool:
    """Whether what is due takes everything, or a part of a thing without parts."""
    least = situation.gates.least_fraction
    return least >= 1 or (least > 0 and not can_be_divided(situation.standing))


def _thesis(situation: Situation) -> str:
    return situation.standing.case.mind.thesis


def _lacks(plan: Plan, situation: Situation) -> str:
    if plan.strategy == "stop":
        return "nobody_asked"
    if plan.strategy == "stage":
        return "no_reason_for_steps"
    if plan.strategy in ("swap", "wait") and not situation.gates.reasons:
        if situation.standing.treatment == "taxed":
            return "loss_not_worth_harvesting"
        sheltered = situation.standing.treatment == "sheltered"
        return "sheltered" if sheltered else "tax_refused"
    if _thesis(situation) == "intact" and situation.gates.reasons:
        return "thesis_intact"
    return "no_reason_to_leave"


_ADMIT = {
    "hold": _hold,
    "sell": _sell,
    "sell_part": _sell_part,
    "stage": _stage,
    "swap": _swap,
    "stop": _stop,
    "wait": _wait,
}
