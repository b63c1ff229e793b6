"""The pictures of a decision: one function each, with its title and its alt text."""

from decision.report.charts.break_even import (
    break_even_alt,
    break_even_chart,
    break_even_title,
)
from decision.report.charts.chances import chance_alt, chance_chart, chance_title
from decision.report.charts.fan import fan_alt, fan_chart, fan_pair, fan_title
from decision.report.charts.figures import (
    Figures,
    break_even_figures,
    chance_figures,
    fan_figures,
    ledger_figures,
    outcome_figures,
    price_figures,
    tax_years_figures,
    weights_figures,
    window_figures,
)
from decision.report.charts.ledger import ledger_alt, ledger_chart, ledger_title
from decision.report.charts.outcomes import outcome_alt, outcome_chart, outcome_title
from decision.report.charts.prices import price_alt, price_chart, price_title
from decision.report.charts.strips import strips_alt, strips_chart, strips_title
from decision.report.charts.tax_years import (
    tax_years_alt,
    tax_years_chart,
    tax_years_title,
)
from decision.report.charts.weights import weights_alt, weights_chart, weights_title
from decision.report.charts.window import window_alt, window_chart, window_title

__all__ = [
    "Figures",
    "break_even_alt",
    "break_even_chart",
    "break_even_figures",
    "break_even_title",
    "chance_alt",
    "chance_chart",
    "chance_figures",
    "chance_title",
    "fan_alt",
    "fan_chart",
    "fan_figures",
    "fan_pair",
    "fan_title",
    "ledger_alt",
    "ledger_chart",
    "ledger_figures",
    "ledger_title",
    "outcome_alt",
    "outcome_chart",
    "outcome_figures",
    "outcome_title",
    "price_alt",
    "price_chart",
    "price_figures",
    "price_title",
    "strips_alt",
    "strips_chart",
    "strips_title",
    "tax_years_alt",
    "tax_years_chart",
    "tax_years_figures",
    "tax_years_title",
    "weights_alt",
    "weights_chart",
    "weights_figures",
    "weights_title",
    "window_alt",
    "window_chart",
    "window_figures",
    "window_title",
]
