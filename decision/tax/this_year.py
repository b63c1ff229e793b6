"""What a loss takes off this year's tax: the door to every country's rules."""

from collections.abc import Callable
from datetime import date, datetime

from decision.errors import DecisionError
from decision.tax.facts import Facts, Pots, Saving
from decision.tax.united_states import saving_in_united_states


def saving(country: str, on: date, facts: Facts, loss: Pots) -> Saving:
    """This year's tax without and with a loss realised on a day, both in full.

    `facts` holds `gains` (signed) and `brought_forward` (zero or more) by pot, and
    `profile`; what is absent is 0. `loss` is zero or more by pot. United States: pots
    short and long; the profile has filing_status, wages, interest,
    nonqualified_dividends, qualified_dividends, age (40) and itemised; the tax is
    income tax, alternative minimum tax and net investment income tax before credits.
    Amounts may be arrays and broadcast.

    Raises DecisionError for a country without sourced rules, a day that is no date, an
    unknown pot or entry, what is not an amount, and a negative loss or income;
    NoParameterError for a year whose law is not recorded.

    >>> facts = {"gains": {"long": 5_000}, "profile": {"wages": 90_000}}
    >>> float(saving("US", date(2026, 5, 1), facts, {"short": 9_000}).now)
    1410.0
    """
    require_rules(country)
    if not isinstance(on, date) or isinstance(on, datetime):
        raise DecisionError(f"on is {on!r}; it must be a date.")
    return _RULES[country](on, facts, loss)


def require_rules(country: str) -> None:
    """Raise DecisionError if a country has no sourced rules, naming those that do."""
    if country not in _RULES:
        known = ", ".join(sorted(_RULES))
        raise DecisionError(
            f"There are no sourced tax rules for {country}; there are for: {known}."
        )


_RULES: dict[str, Callable[[date, Facts, Pots], Saving]] = {
    "US": saving_in_united_states,
}
