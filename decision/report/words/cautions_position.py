"""Warnings about what is held: its kind, price, weight, and how it trades."""

from decision.report.amounts import say_count, say_date
from decision.report.contest import currency_of
from decision.report.words.assumed import assumed_number
from decision.report.words.findings import finding_text
from decision.report.words.told import Template, Told


def _not_a_loss(told: Told) -> str:
    return (
        "In your currency it is worth at least what you paid; selling would be taxed, "
        "not save tax."
    )


def _worthless(told: Told) -> str:
    return (
        "A loss on a worthless security counts on the last day of the year it became "
        "worthless, so keep proof of when that was."
    )


def _concentration(told: Told) -> str:
    said = f"It is {told.share(told.weight)} of your wealth"
    if assumed_number(told.decision, "other_investments") is not None:
        said = f"Taken as {told.share(told.weight)} of your wealth, as nobody said"
    return f"{said}: if it halves, your wealth falls by {told.share(told.weight / 2)}."


def _employer(told: Told) -> str:
    return (
        "If the company does badly, your wages and this position suffer together, so "
        "its weight counts double."
    )


def _single_stock(told: Told) -> str:
    return (
        "More than half of US stocks never again saw the high before their worst "
        "fall; the US market as a whole so far did, a single company need not."
    )


def _leveraged(told: Told) -> str:
    return (
        "A leveraged fund is reset every day: over months it can lose money even "
        "where its index ends unchanged."
    )


def _crypto(told: Told) -> str:
    day = say_date(told.case.as_of)
    return (
        f"As of {day} the wash-sale rule covers stock and securities, not coins held "
        "directly; a bill would change that."
    )


def _personal_use(told: Told) -> str:
    return (
        "A loss on a home for your own use does not count for tax, while a gain may "
        "be taxed."
    )


def _rates(told: Told) -> str:
    duration = told.number("duration")
    if not duration:
        return (
            "Its price moves with interest rates; what it pays until maturity does "
            "not change by selling."
        )
    return (
        "Each percentage point that interest rates rise takes about "
        f"{told.share(duration / 100)} off its price, and the other way round."
    )


def _currency(told: Told) -> str:
    """The loss in price and currency where both rates are known."""
    currency = told.caution.numbers.get("currency", "")
    found = told.finding("TX-12")
    if found is not None and found.numbers["rate_then"] is not None:
        return finding_text(found, currency_of(told.case))
    return (
        f"It is priced in {currency}: the loss counts at the exchange rate of the "
        "purchase day against today's, so the currency is part of it."
    )


def _appraisal(told: Told) -> str:
    found = told.finding("MK-3")
    if found is not None and found.numbers["haircut"]:
        return finding_text(found, currency_of(told.case))
    day = told.day("on")
    when = f" of {day}" if day else ""
    return (
        f"The value{when} is an estimate: nobody has offered it yet, and the answer "
        "moves with it."
    )


def _stale(told: Told) -> str:
    day = told.day("on")
    return (
        f"The price is of {day}: get a newer one before you act."
        if day
        else "The price is old: get a newer one before you act."
    )


def _illiquid(told: Told) -> str:
    days = told.number("days")
    if days is None:
        return (
            "It takes time and costs to sell, and the price may differ from the "
            "estimate."
        )
    return (
        "Selling all of it without moving the price would take about "
        f"{say_count(round(days), 'trading day')}."
    )


def _restricted(told: Told) -> str:
    return f"It cannot be sold before {told.day('open_on')}."


def _margin(told: Told) -> str:
    loan = told.money(told.number("loan"))
    return (
        f"{loan} is borrowed against it: if it falls further, the lender can sell it "
        "at the worst moment."
    )


def _replacement(told: Told) -> str:
    return (
        "What replaces it does not move exactly alike: in a month a fund of the same "
        "kind may differ by 1%, a sector fund from a stock by 6%."
    )


def _panic(told: Told) -> str:
    return (
        "The fall is mostly the market's or the sector's, not this fund's: selling "
        "for that reason alone has cost many holders the way back."
    )


def _stop_gap(told: Told) -> str:
    said = (
        "A stop is not a floor: it becomes a market order, and overnight the price "
        "can jump past it."
    )
    rule = told.decision.outcome("stop").written_exit
    if rule is None:
        return said
    change = f"costs {told.money(rule.cost)} in the mean"
    if rule.cost < 0:
        change = f"brings {told.money(-rule.cost)} in the mean, by its tax"
    return (
        f"{said} In {told.share(rule.chance)} of futures it sells by "
        f"{say_date(rule.until)}, {told.share(rule.fill_below)} below its level on "
        f"average; it {change} and changes the outcome that 1 in 20 fall short of by "
        f"{told.signed(rule.lift)}."
    )


def _staging(told: Told) -> str:
    said = (
        "Selling in steps does not get a better price on average: against selling at "
        "once it is a coin flip, with more risk on the way."
    )
    off = told.number("deviation")
    if not off:
        return said
    return f"{said} The average price may well lie {told.share(off)} off, either way."


TEMPLATES = {
    "not_a_loss": Template(
        "Not a loss",
        _not_a_loss,
        "Cost and value are compared lot by lot in the household's currency.",
    ),
    "worthless": Template(
        "Worthless",
        _worthless,
        "26 U.S.C. § 165(g). Nearly worthless is not worthless: a sale for a small sum "
        "to a stranger, or giving up all rights for nothing (26 CFR § 1.165-5(i)), is "
        "the clean proof. Whoever learns too late of which year it was has longer than "
        "usual to claim it (26 U.S.C. § 6511(d)(1)).",
    ),
    "concentration": Template(
        "A large part of your wealth",
        _concentration,
        "Our limit: the weight at which own risk costs 0.1% of wealth a year, or 10%. "
        "Common practice says 5 to 20%; there is no proven limit.",
    ),
    "employer_stock": Template(
        "Your employer",
        _employer,
        "Counting the weight double is our judgement; that both fall together is not.",
    ),
    "single_stock_base_rate": Template(
        "Single stocks that fell",
        _single_stock,
        "6,500 US stocks from 1985 to 2024: 54% never regained their old high "
        "(Mauboussin and Callahan 2025, read second-hand). It describes the past of "
        "many, not the future of one.",
    ),
    "leveraged_fund": Template(
        "Leveraged fund",
        _leveraged,
        "It follows from daily resetting. How much it costs depends on how much the "
        "index swings.",
    ),
    "crypto_law": Template(
        "Coins and the wash-sale rule",
        _crypto,
        "26 U.S.C. § 1091 speaks of stock or securities. H.R. 9172 of June 2026 would "
        "add digital assets; it is not known to be enacted. Funds of coins are inside.",
    ),
    "personal_use": Template(
        "For your own use",
        _personal_use,
        "26 U.S.C. § 165(c) lists the losses that count; a home is not among them.",
    ),
    "rate_sensitive": Template(
        "Moves with interest rates",
        _rates,
        (
            "The rule of thumb is duration times the change; it is rough for large "
            "changes."
        ),
    ),
    "currency": Template(
        "Another currency",
        _currency,
        "Basis at the rate of the purchase, proceeds at that of the sale; the price is "
        "counted first, and the other order gives other parts.",
    ),
    "appraisal": Template(
        "An estimate, not a price",
        _appraisal,
        "Appraisals lag the market, and two appraisers rarely agree.",
    ),
    "stale_price": Template(
        "Old price",
        _stale,
        "Over five trading days for what trades, over 12 months for an appraisal: both "
        "limits are our judgement.",
    ),
    "illiquid": Template(
        "Slow to sell",
        _illiquid,
        "A fifth of a day's volume is our judgement of what leaves the price alone. "
        "Volume is what you typed, else the median of three months of the source.",
    ),
    "restricted": Template(
        "Not free to sell",
        _restricted,
        (
            "The day you typed. Plans for selling under a blackout have rules of "
            "their own."
        ),
    ),
    "margin": Template(
        "Bought on credit",
        _margin,
        "The lender's terms decide, and they may change without notice.",
    ),
    "replacement_risk": Template(
        "Similar is not the same",
        _replacement,
        "From usual tracking differences; a single fund may do better or worse.",
    ),
    "panic_in_broad_fall": Template(
        "A broad fall",
        _panic,
        "Investors in funds earned about 1.1 points a year less than their funds by "
        "their timing (read second-hand). It does not say that this fund comes back.",
    ),
    "stop_gap": Template(
        "What a stop does",
        _stop_gap,
        "SEC bulletin on stop orders. In our own trial a stop was filled 1.7% below "
        "its level on average.",
    ),
    "staging_has_no_edge": Template(
        "Steps have no edge",
        _staging,
        "With four monthly steps the result is better than at once in 50% of futures "
        "(computed). Steps can still help with regret, thin trading or two tax years.",
    ),
}
