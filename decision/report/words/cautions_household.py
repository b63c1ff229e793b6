"""Warnings about the household: money due, horizon, charity, its own reflexes."""

from decision.report.amounts import say_count
from decision.report.words.reflexes import bias_prompt, matched_words
from decision.report.words.told import Template, Told


def _cash_need(told: Told) -> str:
    due, needed = told.number("due") or 0.0, told.number("needed") or 0.0
    if due and needed > due:
        return (
            f"{told.money(due)} is due within 36 months; together with a reserve, "
            f"{told.money(needed)} is not covered by cash."
        )
    if due and needed >= 1:
        return (
            f"{told.money(due)} is due within 36 months; {told.money(needed)} of it "
            "is not covered by cash."
        )
    if needed >= 1:
        return f"{told.money(needed)} is missing to three months of spending in cash."
    return "Your income is at risk, so cash may be needed sooner than planned."


def _short_horizon(told: Told) -> str:
    years = told.number("years") or 0.0
    goal = told.case.household.goal
    if goal is not None and years > 3:
        return (
            "Your goal is less than three years away: a fall may not have time to "
            "come back."
        )
    return (
        f"In {say_count(round(years, 1), 'year')} the money is used: a fall may not "
        "have time to come back, and a booked loss saves little more than the delay."
    )


def _small_benefit(told: Told) -> str:
    most = told.number("most") or 0.0
    if most < 1:
        return "Nothing that can be done here is worth more than leaving it alone."
    least = told.money(told.number("least"))
    return (
        f"The best that can be done is worth about {told.money(most)}; under {least} "
        "it is hardly worth the bother."
    )


def _charity(told: Told) -> str:
    return (
        "Giving this would give its loss away: whoever sells the loser and gives the "
        "money, or gives winners, keeps the loss."
    )


def _reflex(bias: str, otherwise: str) -> Template:
    """A warning that quotes the words, with the one prompt that has evidence."""

    def sentence(told: Told) -> str:
        matched = tuple(told.caution.numbers.get("matched", ()))
        if not matched:
            return f"{otherwise} {bias_prompt(bias)}"
        return f"{matched_words(matched)}: {_LIKE[bias]} {bias_prompt(bias)}"

    return Template(_TITLES[bias], sentence, _EVIDENCE[bias])


_TITLES = {
    "anchoring": "The price you paid",
    "endowment": "Because it is yours",
    "sunk_cost": "What was put in",
    "herd": "What others do",
    "regret": "Being sorry later",
}
_LIKE = {
    "anchoring": "this resembles measuring by a past price.",
    "endowment": "this resembles valuing it more because it is yours.",
    "sunk_cost": "this resembles counting what is already spent.",
    "herd": "this resembles following others.",
    "regret": "this resembles fearing to be sorry.",
}
_EVIDENCE = {
    "anchoring": "Hiding the purchase price lowered the habit by a quarter in one "
    "trial (Frydman and Rangel). It does not say that your view is wrong.",
    "endowment": "That owners ask more than buyers pay is often reported; for "
    "investments, and for this question, the evidence is thin.",
    "sunk_cost": "Arkes and Blumer: those who had paid more came more often. Courses "
    "in economics did not help.",
    "herd": "Buying and selling with the crowd has cost fund investors about a point a "
    "year on average (read second-hand); single cases differ.",
    "regret": "Naming both regrets beforehand is cheap and common advice; trials of it "
    "are few.",
}

TEMPLATES = {
    "cash_need": Template(
        "Money needed soon",
        _cash_need,
        "Money due within 36 months, and three months of spending, ought not to depend "
        "on the market: both lengths are our judgement.",
    ),
    "short_horizon": Template(
        "Little time",
        _short_horizon,
        (
            "36 months is our judgement; falls have lasted from weeks to more than "
            "ten years."
        ),
    ),
    "small_benefit": Template(
        "Little at stake",
        _small_benefit,
        "Under fifty dollars, twice the cost, or half a percent of the value: our "
        "judgement of what is worth the bother.",
    ),
    "give_cash_not_losers": Template(
        "Giving to charity",
        _charity,
        "A gift of a loser gives its loss away: the deduction is its value, and nobody "
        "books the loss.",
    ),
    "anchoring": _reflex("anchoring", "A past price is easy to hold on to."),
    "endowment": _reflex(
        "endowment",
        "You did not choose to buy it: it came as an inheritance or as pay.",
    ),
    "sunk_cost": _reflex("sunk_cost", "What has been put in is spent either way."),
    "herd": _reflex("herd", "What others do is in the price already."),
    "regret": _reflex("regret", "Either choice can turn out badly."),
}
