"""Amounts of money as whole minor units with their ISO 4217 code; never a float.

Rates and wages' periods are not here: converting is the work of the facts that are written.
"""

import re
from dataclasses import dataclass

from audits.errors import BadAmount
from audits.words import N_

LARGEST = 10**11

TWO = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD
CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA
MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR
RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD
TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG
"""
NONE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
THREE = "BHD IQD JOD KWD LYD OMR TND"
FOUR = "CLF UYW"
# Withdrawn in the last fifteen years: contracts and receipts of their time still name them.
WITHDRAWN = {
    **dict.fromkeys("CUC EEK HRK LTL LVL MRO SLL STD VEF ZMK ZWL".split(), 2),
    "BYR": 0,
}

EXPONENTS: dict[str, int] = {
    **dict.fromkeys(NONE.split(), 0),
    **dict.fromkeys(TWO.split(), 2),
    **dict.fromkeys(THREE.split(), 3),
    **dict.fromkeys(FOUR.split(), 4),
    **WITHDRAWN,
}

DECIMAL = re.compile(r"([0-9]+)(?:\.([0-9]+))?", re.ASCII)


@dataclass(frozen=True)
class Money:
    """An amount in minor units of one currency; two currencies never compare."""

    amount: int
    currency: str

    def __post_init__(self) -> None:
        exponent(self.currency)

    def __str__(self) -> str:
        return show(self.amount, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.amount < self._same(other)

    def __le__(self, other: "Money") -> bool:
        return self.amount <= self._same(other)

    def __gt__(self, other: "Money") -> bool:
        return self.amount > self._same(other)

    def __ge__(self, other: "Money") -> bool:
        return self.amount >= self._same(other)

    def _same(self, other: "Money") -> int:
        if self.currency != other.currency:
            raise BadAmount(
                N_("%(one)s and %(two)s are two currencies and do not compare"),
                one=self.currency,
                two=other.currency,
            )
        return other.amount


def exponent(currency: str) -> int:
    """How many decimals `currency` has; BadAmount where ISO 4217 has no such code."""
    if currency not in EXPONENTS:
        raise BadAmount(N_("%(code)s is no currency code of ISO 4217"), code=repr(currency))
    return EXPONENTS[currency]


def parse(text: str, currency: str) -> int:
    """The minor units of `currency` that the decimal string `text` names, such as "25000.00"."""
    return scaled(text, exponent(currency))


def scaled(text: str, decimals: int, largest: int = LARGEST) -> int:
    """`text` times ten to the power of `decimals`, exactly.

    BadAmount for a sign, an exponent, separators of thousands, too many decimals, or a result
    over `largest`.
    """
    found = DECIMAL.fullmatch(text.strip())
    if found is None:
        raise BadAmount(
            N_("%(text)s is no amount: digits with at most one decimal point are"),
            text=repr(text[:40]),
        )
    fraction = (found[2] or "").rstrip("0")
    if len(fraction) > decimals:
        raise BadAmount(
            N_("%(text)s has more than %(decimals)s decimals"),
            text=repr(text[:40]),
            decimals=decimals,
        )
    digits = (found[1] + fraction.ljust(decimals, "0")).lstrip("0") or "0"
    # Counting digits first: turning a very long string into a number is slow and may be refused.
    if len(digits) > len(str(largest)) or int(digits) > largest:
        raise BadAmount(N_("%(text)s is larger than this register can hold"), text=repr(text[:40]))
    return int(digits)


def plain(amount: int, currency: str) -> str:
    """The amount as a plain decimal with all digits of its currency: "25000.00", "12.345"."""
    decimals = exponent(currency)
    sign, digits = ("-" if amount < 0 else ""), str(abs(amount)).rjust(decimals + 1, "0")
    if not decimals:
        return sign + digits
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}"


def show(amount: int, currency: str) -> str:
    """The plain amount and its code: "25000.00 NPR"."""
    return f"{plain(amount, currency)} {currency}"
