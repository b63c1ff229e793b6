"""Reasons by code: why a strategy is named, and why another is not possible."""

_BECAUSE = {
    "not_a_loss": "It is not at a loss.",
    "worthless": "It is worth next to nothing.",
    "home": "It is your home.",
    "stale_appraisal": "Its appraisal is more than 12 months old.",
    "money_due": "Money is due soon that must not depend on the market.",
    "margin": "It is bought on credit, and the lender may soon ask for more.",
    "thesis_broken": "Your reason for holding it is gone.",
    "own_risk": "Its own risk is large for your wealth.",
    "employer": "Your wages depend on the same company.",
    "loss_worth_harvesting": "The loss is worth booking.",
    "wash_window": "Waiting keeps the loss out of the wash-sale window.",
    "clean_units": "Only these units' loss counts today.",
    "no_reason_to_leave": "Nothing here calls for leaving it.",
    "hold": "It can be held: no money has to be raised today.",
    "loss_not_worth_harvesting": "The loss is not worth booking by itself.",
    "sheltered": "A loss in this account saves no tax.",
    "tax_refused": "The tax is not worked out here.",
    "give_cash": "You give to charity: sell the loser, give the cash.",
    "acting_costs_more": "Every way of acting on it costs more than it is worth.",
    "nothing_can_be_sold": "Nothing of it can be sold now.",
    "new_tax_year": "The same loss saves more tax next year than this year.",
    "opens_later": "It cannot be sold yet.",
    "trades_thinly": "Its market takes only a part of it each day.",
    "regret": "Steps make either outcome easier to bear, and cost next to nothing.",
    "two_tax_years": "Two tax years share the result for less tax.",
    "written_exit": "You asked for a price at which to sell.",
    "in_steps": "Done in steps instead.",
    "nobody_asked": "A form of holding, for whoever asks for a written exit.",
    "no_reason_for_steps": "Nothing calls for steps: they add risk, not money.",
    "long_term": "The same loss saves more tax once it is long-term.",
    "appraisal_due": "A new appraisal is due.",
    "thesis_intact": "Your reason for holding it still stands.",
}
_WHY_NOT = {
    "no_price": "There is no price.",
    "no_current_value": "Its appraisal is more than 12 months old.",
    "home_is_needed": "You live in it.",
    "not_divisible": "It cannot be sold in parts.",
    "no_partner": "Nothing close enough can be bought in its place.",
    "nothing_to_wait_for": "No later day is better than today.",
    "whole_is_due": "So much money is due that a part would not do.",
    "worth_nothing": "It is worth next to nothing.",
    "nothing_to_size": "Nothing asks for selling just a part.",
    "opens_too_late": "It cannot be sold in time.",
    "trades_too_thinly": "It trades too thinly to sell all of it at once.",
    "part_trades_too_thinly": "It trades too thinly to sell that part at once.",
    "at_once": "What has to be sold has to be sold at once.",
    "no_price_all_day": "Priced once a day, it can have no such order; an ETF could.",
    "limit_is_passed": "It is already below the limit you set: your rule sells today.",
    "level_is_nothing": "There is no price below today's that would be touched.",
    "no_law": "No tax law of that year is recorded here.",
}


def because_text(code: str) -> str:
    """Why a strategy was admitted or named.

    >>> because_text("thesis_broken")
    'Your reason for holding it is gone.'
    """
    return _BECAUSE.get(code, f"{code.replace('_', ' ').capitalize()}.")


def why_not_text(code: str | None) -> str:
    """Why a strategy cannot be done here; empty for one that can.

    >>> why_not_text("not_divisible")
    'It cannot be sold in parts.'
    """
    if not code:
        return ""
    return _WHY_NOT.get(code) or because_text(code)
