"""Netting of capital results by term, and the part of a net loss one year takes."""

from typing import NamedTuple

import numpy as np

from decision.tax.law import Amount


class Net(NamedTuple):
    """One year's capital results, signed, each including what was carried in.

    `short` and `long` are lines 7 and 15 of Schedule D. `enters_income` is the net
    gain, or minus the loss deducted this year; `preferred` is the part of it taxed at
    the rates for long-term gains; `deducted` is that deduction, zero or more.
    """

    short: Amount
    long: Amount
    enters_income: Amount
    preferred: Amount
    deducted: Amount


def net(short: Amount, long: Amount, *, limit: float) -> Net:
    """Net a year's results: within each term, then across, then up to the limit.

    `short` and `long` are signed dollars with carried losses already subtracted;
    `limit` is the loss that other income may absorb in one year.

    Source: 26 U.S.C. § 1211(b), § 1222; Schedule D lines 7, 15, 16 and 21.

    >>> float(net(-10_000.0, 4_000.0, limit=3_000.0).enters_income)
    -3000.0
    """
    together = np.add(short, long)
    enters_income = np.maximum(together, -limit)
    return Net(
        short=short,
        long=long,
        enters_income=enters_income,
        preferred=np.maximum(np.minimum(long, together), 0.0),
        deducted=np.maximum(-enters_income, 0.0),
    )
