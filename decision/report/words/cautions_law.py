"""Warnings about law: basis, death, accounts, and what is not computed or settled."""

from decision.case import Lot
from decision.report.words.names import account_name, country_name
from decision.report.words.told import Template, Told


def _gift(told: Told) -> str:
    text = (
        "For a gift the loss counts from its value on the day it was given, if that "
        "was lower than what the giver paid; in between there is neither gain nor "
        "loss."
    )
    if not any(_lacks_its_day(lot) for lot in told.case.position.lots):
        return text
    return (
        f"{text} Such a loss is short-term or long-term by the day of the gift: "
        "without it the giver's time is counted."
    )


def _lacks_its_day(lot: Lot) -> bool:
    """Whether a loss would count from a value of a day that was not typed."""
    if lot.unit_value_when_given is None or lot.origin != "gift":
        return False
    return lot.given_on is None and lot.unit_value_when_given < lot.unit_cost


def _inherited(told: Told) -> str:
    return (
        "What you inherited counts from its value on the day of death, and always as "
        "long-term."
    )


def _death(told: Told) -> str:
    left = told.number("left") or 0.0
    carried = (
        f" Of a loss booked now {told.money(left)} would still be unused when the "
        "money is, and ends with you if you die before."
    )
    return (
        "At death the basis falls to the market value and unused losses end: a loss "
        f"that is not booked before is gone.{carried if left >= 1 else ''}"
    )


def _benefits(told: Told) -> str:
    return (
        "A lower income may also change premiums and credits that depend on it, such "
        "as Medicare's; they are not computed here."
    )


def _other_rules(told: Told) -> str:
    name = told.case.position.symbol or "it"
    said = {
        "derivative": (
            "Options and futures have tax rules of their own, which are not computed: "
            "tax is left out."
        ),
        "metal_trust": (
            f"A trust that holds metal, such as {name}, is taxed as a collectible: "
            "long-term gains at up to 28%; here they are taxed like shares."
        ),
        "futures_fund": (
            f"A fund that holds futures, such as {name}, is taxed year by year, 60% as "
            "long-term; here it is taxed like shares."
        ),
        "option": (
            "An option on what you hold may make the two a straddle, which puts off "
            "the loss; that is not computed."
        ),
    }
    why = told.caution.numbers.get("why")
    return said.get(str(why), "Rules that are not computed here apply to it.")


def _sheltered(told: Told) -> str:
    account = account_name(told.case.position.account)
    return (
        f"It is in {account}: a loss there saves no tax, so tax plays no part in the "
        "answer."
    )


def _country(told: Told) -> str:
    if told.case.country != "US":
        return (
            f"The tax of {country_name(told.case.country)} is not worked out; the "
            "comparison leaves it out."
        )
    return (
        "A purchase by your spouse or your company counts as yours; where the lost "
        "part goes then is not settled."
    )


def _professional(told: Told) -> str:
    return (
        "Parts of this rest on law or values that a professional should confirm "
        "before you act."
    )


TEMPLATES = {
    "gift_basis": Template(
        "Basis of a gift",
        _gift,
        "26 U.S.C. § 1015, § 1223(2). It depends on the giver's records.",
    ),
    "inherited_basis": Template(
        "Inherited basis",
        _inherited,
        "26 U.S.C. § 1014. Another value may have been chosen in the estate's return.",
    ),
    "basis_at_death": Template(
        "Losses end at death",
        _death,
        (
            "26 U.S.C. § 1014; Rev. Rul. 74-175. The chance of it is what you typed or "
            "our assumption by age."
        ),
    ),
    "income_linked_benefits": Template(
        "Benefits linked to income",
        _benefits,
        "Medicare premiums, credits and the tax on Social Security move with income; "
        "premiums follow the income of two years before (42 U.S.C. § 1395r(i)(4)). "
        "The bill here is federal income tax before credits.",
    ),
    "other_rules": Template(
        "Taxed in another way",
        _other_rules,
        "26 U.S.C. § 1(h)(4) and § 408(m) for metal, § 1256 for futures, § 1092 for "
        "straddles. Seen by the symbol, the kind or a trade; there may be more.",
    ),
    "sheltered_account": Template(
        "No tax in this account",
        _sheltered,
        "Gains and losses inside such accounts are not taxed when they happen.",
    ),
    "country_rules": Template(
        "Rules of your country",
        _country,
        "Rules differ by country, and change. What is covered is listed with its date.",
    ),
    "see_a_professional": Template(
        "Have it checked",
        _professional,
        "Unsettled law, appraisals, worthless securities and estates turn on facts "
        "that no form asks for.",
    ),
}
