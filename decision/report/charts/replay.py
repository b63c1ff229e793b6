"""What the price did after a replayed day, beside what it had done until then."""

from decision.case import Case
from decision.market.view import History, MarketView
from decision.report.amounts import say_date, say_percent
from decision.report.charts.marks import Chart
from decision.report.charts.prices import draw_prices
from decision.report.tables import next_table, purchase_table, unit_cost


def next_chart(view: MarketView, case: Case, later: History) -> Chart:
    """Closes before and after the day of the decision, with what was paid."""
    return draw_prices(
        next_table(view, case, later),
        purchases=purchase_table(case),
        cost=unit_cost(case),
        decided_on=case.as_of,
        currency=case.position.currency,
    )


def next_title(view: MarketView, later: History) -> str:
    """How far the price moved from the day to the last close that is shown."""
    if view.price is None or not later.days:
        return "Nothing after the day to show"
    move = float(later.close[-1]) / view.price - 1
    way = "rose" if move > 0 else "fell"
    until = say_date(later.days[-1])
    return f"By {until} the price {way} by {say_percent(abs(move))}"


def next_alt(view: MarketView, case: Case, later: History) -> str:
    """The chart in words."""
    day = say_date(case.as_of)
    return f"Line chart of the close before and after {day}. {next_title(view, later)}."
