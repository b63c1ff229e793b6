"""What a person says, validated once: position, trades, household, tax, mind."""

from decision.case.case import Case, Costs, MarketOverride
from decision.case.household import Goal, Holding, Household, Need
from decision.case.mind import Mind
from decision.case.position import Distribution, Loan, Lot, Position, Price, Trade
from decision.case.rule import WrittenRule
from decision.case.tax import Marginal, Tax

__all__ = [
    "Case",
    "Costs",
    "Distribution",
    "Goal",
    "Holding",
    "Household",
    "Loan",
    "Lot",
    "Marginal",
    "MarketOverride",
    "Mind",
    "Need",
    "Position",
    "Price",
    "Tax",
    "Trade",
    "WrittenRule",
]
