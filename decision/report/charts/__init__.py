"""The pictures of a decision: one function each, with its title and its alt text."""

from decision.report.charts.chances import chance_alt, chance_chart, chance_title
from decision.report.charts.fan import fan_alt, fan_chart, fan_pair, fan_title
from decision.report.charts.ledger import ledger_alt, ledger_chart, ledger_title
from decision.report.charts.outcomes import outcome_alt, outcome_chart, outcome_title
from decision.report.charts.prices import price_alt, price_chart, price_title
from decision.report.charts.tax_years import (
    tax_years_alt,
    tax_years_chart,
    tax_years_title,
)
from decision.report.charts.window import window_alt, window_chart, window_title

__all__ = [
    "chance_alt",
    "chance_chart",
    "chance_title",
    "fan_alt",
    "fan_chart",
    "fan_pair",
    "fan_title",
    "ledger_alt",
    "ledger_chart",
    "ledger_title",
    "outcome_alt",
    "outcome_chart",
    "outcome_title",
    "price_alt",
    "price_chart",
    "price_title",
    "tax_years_alt",
    "tax_years_chart",
    "tax_years_title",
    "window_alt",
    "window_chart",
    "window_title",
]
