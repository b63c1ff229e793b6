"""What the tax effect of a loss is worth today, after what it costs later."""

import numpy as np

from decision.tax.law import Amount
from decision.tax.years import LossUse


def present_value(
    use: LossUse,
    *,
    rate: float,
    future_rate: Amount,
    horizon: float,
    chance_forgiven: float = 0.0,
    cost: Amount = 0.0,
) -> Amount:
    """Today's dollars of a loss: taxes saved, less the tax its lower basis brings.

    The saving of calendar year y arrives y years from now. What is bought instead has
    a basis lower by the loss, so that the used part of it is taxed at `future_rate`
    after `horizon` years (more than 0); a loss unused by then lowers that tax.
    `chance_forgiven` is the chance that the gain is never taxed (death, charity): it
    grows along the horizon and ends later savings with it. `rate` is per year, after
    tax; `cost` in today's dollars. `future_rate` and `cost` broadcast with the
    results.

    Source: TX-2 of the method; 26 U.S.C. § 1014, § 1212.
    """
    years = np.arange(len(use.savings))
    alive = 1.0 - chance_forgiven * np.minimum(1.0, years / horizon)
    weights = alive * (1.0 + rate) ** -years
    flat = weights @ use.savings.reshape(len(years), -1)
    saved = flat.reshape(use.savings.shape[1:])[()]
    discount = (1.0 - chance_forgiven) * (1.0 + rate) ** -horizon
    used = use.loss - use.left_at(future_rate)
    value: Amount = saved - discount * used * future_rate - cost
    return value
