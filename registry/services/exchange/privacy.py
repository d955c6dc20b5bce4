"""Which columns may not come in with placements and charges: who the worker is, and the papers.

A column for a worker's name, or for the number, date or state of a passport, visa, permit or
residence is refused by its own name, whatever a map makes of it: the register knows a worker by a
pseudonymous reference and must be of no use to those who look for papers. Who keeps the passport
and what papers cost are facts of recruitment and may come in.
"""

import re

from registry.services.exchange.fields import LINE_BREAKS

PAPERS = re.compile(
    r"passport|passeport|pasaporte|paspor|iqama|residen[ct]|aufenthalt|titre_de_sejour|izin_tinggal"
    r"|(?<![a-z])visas?(?![a-z])|(?<![a-z])visa(?:no|num|number|exp|expiry|status|type|date)"
    r"|permits?(?![a-z])|permit(?:no|num|number|exp|expiry|status|type|date)"
    r"|पासपोर्ट|राहदानी|वीज़ा|वीजा|भिसा|পাসপোর্ট|ভিসা|جواز|تأشيرة|إقامة|پاسپورٹ|ویزا|اقامہ"
)
MONEY = re.compile(r"(?<![a-z])(?:cost|fee|amount|price|charge|paid|refund)s?(?:ed)?(?![a-z])")
HOLDER = re.compile(r"(?<![a-z])(?:held|holds?|holder|keeps?|kept|custody)(?![a-z])")
NAMES = re.compile(
    r"(?<![a-z])names?(?![a-z])|(?:sur|fore)name|(?:full|first|last|family|given|middle|maiden|father"
    r"|mother|worker|migrant|applicant|employee)s?_?name"
)
OTHERS = re.compile(
    r"(?<![a-z])(?:employer|agency|company|firm|payee|sponsor|sector|occupation|job|area|item|bank)"
)
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
SEPARATORS = re.compile(r"[\s_.,:;/#()\[\]-]+")


def is_of_the_worker(column: str) -> bool:
    """Whether a column of that name would say who the worker is or what papers the worker has."""
    plain = SEPARATORS.sub("_", HUMP.sub("_", LINE_BREAKS.sub(" ", column))).casefold()
    if PAPERS.search(plain):
        return not (MONEY.search(plain) or HOLDER.search(plain))
    return bool(NAMES.search(plain)) and not OTHERS.search(plain)
