"""What people read for the keys that data carry: statuses, items, bases, countries, money.

The words are translated when they are shown, in the reader's language; those that the report
needs too stand in `audits.report.vocabulary`. A key without words is shown as it is, with blanks
for underscores.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal
from flask_babel import format_date, get_locale
from flask_babel import gettext as _

from audits import money, sectors
from audits.countries import ALPHA_2, COUNTRIES
from audits.report import vocabulary
from audits.report.topics import TOPICS
from audits.words import N_

GROUPS = {
    "fees": N_("Recruitment fees"),
    "medical": N_("Medical costs"),
    "insurance": N_("Insurance"),
    "skills": N_("Tests of skills and language"),
    "training": N_("Training and orientation"),
    "equipment": N_("Equipment"),
    "travel": N_("Travel and lodging"),
    "admin": N_("Papers and administration"),
    "costs": N_("All related costs"),
    "illicit": N_("Illegitimate payments"),
    "all": N_("Everything else"),
}
OUTCOMES = {
    "breached": N_("breached"),
    "unknown": N_("could not be assessed"),
    "met": N_("met"),
}
EVIDENCE = {"A": "established", "BB": "established", "B": "probable", "C": "alleged"}
ACTS = {
    "apply": N_("Application received"),
    "review": N_("Application under review"),
    "note_inspection": N_("Premises inspected"),
    "note_fitness": N_("Owners and directors checked"),
    "intend_refusal": N_("Intention to refuse announced"),
    "refuse": N_("Application refused"),
    "withdraw": N_("Application withdrawn"),
    "grant": N_("Licence granted or renewed"),
    "provisional": N_("Provisional licence granted"),
    "renew": N_("Licence renewed"),
    "restrict": N_("Conditions set"),
    "surveil": N_("Warned and put under surveillance"),
    "lift": N_("Conditions or surveillance lifted"),
    "suspend_preventively": N_("Suspended while a case is open"),
    "suspend": N_("Suspended"),
    "reinstate": N_("Reinstated"),
    "surrender": N_("Licence given back"),
    "revoke": N_("Revoked"),
    "delist": N_("Taken off the list"),
    "disqualify": N_("Disqualified"),
    "appeal": N_("Appeal made"),
    "appeal_refusal": N_("Appeal made against the refusal"),
    "allow_appeal": N_("Appeal allowed"),
    "dismiss_appeal": N_("Appeal dismissed"),
    "listed": N_("Reported by the list"),
}
# What answers that are single words say; the report has its own words for some.
WORDS = vocabulary.WORDS | {
    "inspector": N_("an inspector"),
    "other": N_("somebody else"),
    "origin_state": N_("the state of origin"),
    "destination_state": N_("the state of destination"),
    "provided": N_("provided"),
    "allowance": N_("an allowance"),
    "none": N_("none"),
    "female": N_("female"),
    "male": N_("male"),
}
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
AMOUNT = re.compile(r"([0-9]+(?:\.[0-9]+)?) ([A-Z]{3})")
# What a status means to somebody who is asked to sign or to pay.
MEANINGS = {
    "applied": N_("It has asked for a licence and does not have one yet."),
    "under_review": N_("It has asked for a licence and does not have one yet."),
    "refusal_intended": N_("The authority means to refuse it a licence."),
    "refused": N_("It asked for a licence and was refused."),
    "withdrawn": N_("It withdrew its application and has no licence."),
    "provisional": N_("It has a licence for a trial time, with limits."),
    "valid": N_("It has a licence."),
    "conditional": N_("It has a licence with conditions that it must keep."),
    "surveillance": N_("It has a licence, and the authority has warned it and is watching it."),
    "preventive_suspension": N_("Its licence is stopped while a case against it is open."),
    "suspended": N_("Its licence is stopped."),
    "expired": N_("Its licence has run out."),
    "renewal_pending": N_("Its licence has run out; it has asked for a new one."),
    "surrendered": N_("It gave its licence back."),
    "revoked": N_("Its licence was taken away."),
    "delisted": N_("It was taken off the list and is not active."),
    "disqualified": N_("It may never recruit again."),
    "never_licensed": N_("It never had a licence. The authority warns against it."),
}
TONES = {
    **dict.fromkeys(("valid", "surveillance"), "yes"),
    **dict.fromkeys(("provisional", "conditional"), "limits"),
}


def status_name(status: str | None) -> str:
    """A licence's status in one or two words: "valid with conditions"."""
    return _name(vocabulary.STATUSES, status) if status else _("no entry yet")


def status_tone(status: str | None) -> str:
    """How a status is coloured: "yes", "limits", "no" or "unknown"."""
    return TONES.get(status, "no") if status else "unknown"


def status_meaning(status: str | None) -> str:
    """A licence's status in a sentence for a worker: "Its licence has run out."."""
    return _name(MEANINGS, status) if status else _("The register has no entry on its licence.")


def item_name(item: str) -> str:
    """A cost item: "Medical examination"."""
    return _name(vocabulary.ITEMS, item)


def group_name(group: str) -> str:
    """A group of cost items: "Travel and lodging"."""
    return _name(GROUPS, group)


def basis_name(basis: str) -> str:
    """What a rule rests on: "National law"."""
    return _name(vocabulary.BASES, basis)


def force_name(force: str) -> str:
    """Whether a clause was confirmed: "not yet confirmed against the signed text"."""
    return _name(vocabulary.FORCES, force)


def seen_name(seen: str) -> str:
    """How a text was seen: "read in excerpts"."""
    return _name(vocabulary.SEEN, seen)


def topic_name(topic: str) -> str:
    """What a provision is about: "Freedom to change job"."""
    return _name(TOPICS, topic)


def outcome_name(outcome: str) -> str:
    """A verdict's outcome: "could not be assessed"."""
    return _name(OUTCOMES, outcome)


def evidence_name(evidence: str | None) -> str:
    """How well a charge is proven, from its class A, BB, B or C: "established"."""
    return _name(vocabulary.EVIDENCE, EVIDENCE.get(evidence or "", "alleged"))


def fact_name(fact: str) -> str:
    """A fact that a check may miss: "Day of signature", "Exchange rate NPR/USD"."""
    name, _colon, detail = fact.partition(":")
    return f"{_name(vocabulary.FACTS, name)} {detail}".rstrip()


def proof_name(fact: str) -> str:
    """The document that would settle a missing fact: "Exit record or ticket"; "" for none known."""
    known = vocabulary.PROOFS.get(fact.partition(":")[0])
    return _(known) if known else ""


def word_name(word: str | None) -> str:
    """An answer that is one word: "with_consent" is "only with consent"; empty where unknown."""
    return _name(WORDS, word) if word else ""


def value_name(value: str) -> str:
    """What a check saw or allows: "25000.00 NPR" is "25,000.00 NPR", "2024-03-31" a day in full."""
    found = AMOUNT.fullmatch(value)
    if found and found[2] in money.EXPONENTS:
        return amount(money.parse(found[1], found[2]), found[2])
    if ISO_DAY.fullmatch(value):
        return day_name(date.fromisoformat(value))
    return word_name(value)


def period_name(period: str) -> str:
    """A wage's period: "a month"."""
    return _name(vocabulary.PERIODS, period)


def act_name(act: str) -> str:
    """What made a licence's entry: "Licence granted or renewed"."""
    return _name(ACTS, act)


def sector_name(sector: str) -> str:
    """A sector, translated where it is spelled canonically: "domestic work"."""
    return _(sector) if sector in sectors.SECTORS else sector


def country_name(code: str | None) -> str:
    """A country by its ISO 3166 code, in the reader's language: "NPL" is "Nepal"."""
    locale = get_locale() or Locale("en")
    if code is None or code not in COUNTRIES:
        return code or ""
    return locale.territories.get(ALPHA_2[code]) or COUNTRIES[code]


def language_name(code: str) -> str:
    """A language in its own words: "ar" is "العربية"."""
    try:
        name = Locale.parse(code).get_display_name()
    except (UnknownLocaleError, ValueError):
        name = None
    return name.capitalize() if name else code


def amount(minor: int, currency: str) -> str:
    """Money with its code, in digits that match receipts: "25,000.00 NPR"."""
    places = money.exponent(currency)
    pattern = "#,##0" + ("." + "0" * places if places else "")
    shown = format_decimal(Decimal(money.plain(minor, currency)), pattern, locale="en")
    return f"{shown} {currency}"


def day_name(value: date) -> str:
    """A day in full, in the order of the reader's language: "12 March 2026"."""
    return format_date(value, _("d MMMM y"))


def _name(words: Mapping[str, str], key: str) -> str:
    return _(words[key]) if key in words else key.replace("_", " ")
