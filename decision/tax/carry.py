"""What is left of a capital loss after the year, by character."""

from typing import NamedTuple

import numpy as np

from decision.tax.law import Amount
from decision.tax.net import Net


class Carried(NamedTuple):
    """Losses that go on to the next year, in dollars, zero or more."""

    short: Amount
    long: Amount


def carry(netted: Net, *, consumed: Amount) -> Carried:
    """Carry the rest of a net loss to the next year, short and long apart.

    `consumed` is the part of the year's deduction that lowered taxable income. It is
    a short-term gain by law, so it eats short-term losses first.

    Source: 26 U.S.C. § 1212(b); Capital Loss Carryover Worksheet lines 5 to 13.
    """
    short_loss = np.maximum(np.negative(netted.short), 0.0)
    long_loss = np.maximum(np.negative(netted.long), 0.0)
    against_short = consumed + np.maximum(netted.long, 0.0)
    left_for_long = np.maximum(consumed - short_loss, 0.0)
    against_long = left_for_long + np.maximum(netted.short, 0.0)
    return Carried(
        short=np.maximum(short_loss - against_short, 0.0),
        long=np.maximum(long_loss - against_long, 0.0),
    )


def consumed_deduction(deducted: Amount, taxable_income: Amount) -> Amount:
    """The part of the deducted loss that taxable income had room for.

    `taxable_income` is signed, after the deduction: where it is negative, the loss
    was deducted from nothing and that part is carried on.

    Source: 26 U.S.C. § 1212(b)(2)(B); Capital Loss Carryover Worksheet lines 1 to 4.

    >>> float(consumed_deduction(3_000.0, -2_000.0))
    1000.0
    """
    room = np.maximum(np.add(taxable_income, deducted), 0.0)
    return np.minimum(deducted, room)
