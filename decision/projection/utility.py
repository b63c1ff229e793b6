"""How good wealth is, and the sure sum that makes two ways equally good."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

_MOST_STEPS = 40
# Newton doubles the digits: after a step this small the next would change nothing.
_CLOSE = 1e-7
_SECANT_CLOSE = 1e-10


@dataclass(frozen=True, slots=True, kw_only=True)
class Utility:
    """Constant relative risk aversion of wealth over `scale`, straight below `floor`.

    Below the floor it goes on along its tangent, so that debt has a finite, worse
    value (METHOD A2).
    """

    risk_aversion: float
    scale: float
    floor: float

    def of(self, wealth: Array) -> Array:
        """Utility of terminal wealth, element by element."""
        return self.with_slope(wealth)[0]

    def slope(self, wealth: Array) -> Array:
        """What a little more wealth adds, per unit of `scale`."""
        return self.with_slope(wealth)[1]

    def with_slope(self, wealth: Array) -> tuple[Array, Array]:
        """Utility and its slope; together they cost one power."""
        share = wealth / self.scale
        above = np.maximum(share, self.floor)
        slope = _negative_power(above, self.risk_aversion)
        height = self._height(above, slope)
        return height + (share - above) * self.floor**-self.risk_aversion, slope

    def mean(self, wealth: Array) -> tuple[float, float]:
        """Mean utility and mean slope over the futures."""
        utility, slope = self.with_slope(wealth)
        return float(utility.mean()), float(slope.mean())

    def sure_sum(
        self, wealth: Array, than: Array, *, at_once: tuple[float, float] | None = None
    ) -> float:
        """The x for which E u(than + x) = E u(wealth), at the horizon.

        Newton steps from the first-order answer; a few are enough. 0 where both are
        the same. `at_once` is the mean of `than`, where it is known.

        >>> u = Utility(risk_aversion=4, scale=100.0, floor=0.2)
        >>> round(u.sure_sum(np.array([110.0, 95.0]), np.array([105.0, 90.0])), 9)
        5.0
        """
        target = float(self.of(wealth).mean())
        utility, slope = at_once or self.mean(than)
        added = 0.0
        for _ in range(_MOST_STEPS):
            step = (target - utility) * self.scale / slope
            added += step
            if abs(step) <= _CLOSE * self.scale:
                break
            utility, slope = self.mean(than + added)
        return added

    def equal(self, wealth: Array) -> float:
        """The sure wealth at the horizon that is as good as these futures.

        >>> u = Utility(risk_aversion=4, scale=100.0, floor=0.2)
        >>> round(u.equal(np.array([100.0, 100.0])), 6)
        100.0
        """
        return self.sure_sum(wealth, np.full(1, float(np.mean(wealth)))) + float(
            np.mean(wealth)
        )

    def _height(self, share: Array, slope: Array) -> Array:
        if self.risk_aversion == 1:
            return np.log(share)
        return share * slope / (1 - self.risk_aversion)


def _negative_power(base: Array, exponent: float) -> Array:
    """base ** -exponent; whole exponents by multiplication, which is many times faster.

    >>> _negative_power(np.array([2.0]), 4), _negative_power(np.array([4.0]), 1.5)
    (array([0.0625]), array([0.125]))
    """
    if exponent != int(exponent):
        return base**-exponent
    power, left = 1 / base, int(exponent)
    found: Array | None = None
    while left:
        if left % 2:
            found = power if found is None else found * power
        left //= 2
        power = power * power if left else power
    return np.ones_like(base) if found is None else found


def root(function: Callable[[float], float], *, start: float, second: float) -> float:
    """Where a smooth rising function crosses 0, by the secant rule.

    >>> round(root(lambda x: x**3 - 8, start=1.0, second=3.0), 9)
    2.0
    """
    before, now = start, second
    value_before, value_now = function(before), function(now)
    for _ in range(_MOST_STEPS):
        if value_now == value_before or abs(now - before) < _SECANT_CLOSE:
            break
        step = value_now * (now - before) / (value_now - value_before)
        before, value_before = now, value_now
        now -= step
        value_now = function(now)
    return now
