"""Which law an answer rests on, and how a state counts the loss: one sentence each."""

from datetime import date

from decision.case import Case
from decision.parameters import parameter
from decision.report.amounts import say_money
from decision.report.contest import treatment_of
from decision.tax.law import first_year, last_year, rests_on_one_program
from decision.tax.state import StateRule, differs, state_rule
from decision.tax.taxpayer import law_is_assumed, law_year, taxpayer_of
from decision.verdict.decision import Decision


def law_note(decision: Decision, case: Case) -> str:
    """What has to be said of the law that was used; empty where it is the day's own."""
    if treatment_of(decision) != "taxed":
        return ""
    year, asked = case.as_of.year, case.tax.law_year
    if asked is not None and asked != year:
        is_known = year >= first_year()
        why = "you asked for it" if is_known else f"that of {year} is not recorded here"
        return (
            f"The tax law of {asked} is used for every year, because {why}; days and "
            f"wash sales follow the law of {year}."
        )
    if asked is None and law_is_assumed(case.as_of, years=1):
        return (
            f"The tax law of {year} is not recorded here; the amounts of {last_year()} "
            "are used."
        )
    return ""


def source_note(decision: Decision, case: Case) -> str:
    """On how much the year's amounts rest, where that is one program alone."""
    if treatment_of(decision) != "taxed":
        return ""
    year = law_year(case.as_of.year, taxpayer_of(case))
    if not rests_on_one_program(year):
        return ""
    return (
        f"Tax figures of {year}: from one program, in part checked against what was "
        "published."
    )


def state_note(state: str, *, year: int, filing_status: str) -> str:
    """How the state's part is worked out by the law of a year, in one sentence.

    >>> state_note("PA", year=2026, filing_status="single")
    'Pennsylvania: a loss lowers only gains of its own year, and nothing is carried on.'
    """
    if not differs(state):
        return (
            "The rate is put on what gains and losses add to federal income: an "
            "approximation of your state's tax."
        )
    year = min(max(year, first_year()), last_year())
    rule = state_rule(state, year=year, filing_status=filing_status)
    name = parameter(f"us_states.{state}", on=date(year, 1, 1), key="name")
    rest = "the rest is" if rule.carries_forward else "nothing is"
    return f"{name}: a loss lowers {_what_it_lowers(rule)}, and {rest} carried on."


def _what_it_lowers(rule: StateRule) -> str:
    if rule.limit == 0:
        return "only gains of its own year"
    if rule.limit == float("inf"):
        return "gains and other income of its own year"
    other = "interest and dividends" if rule.only_investment else "other income"
    return f"gains, and {other} by up to {say_money(rule.limit, 'USD')} a year"
