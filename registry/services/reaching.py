"""How an agency is reached: the forms under which a telephone, an e-mail, a page is the same.

Matched exactly, never nearly: only how it is typed is forgiven.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from registry.services.postings import Postings

SHORTEST_PHONE = 7
"""Digits that tell something by themselves; a number that is asked for has at least as many."""
SITE = re.compile(r"(?:https?://)?(?:www\.|m\.)?([\w-]+(?:\.[\w-]+)+(?:[/?].*)?)", re.IGNORECASE)


Lead = tuple[str, str, str]
"""A form by which an agency is reached, of what kind that is, and the whole of a telephone."""
Leads = Postings[tuple[int, int, str, str]]
"""By its form, the agency that a lead is of, its turn among that agency's, its kind, the whole."""


@dataclass(frozen=True)
class Contacts:
    """By which contact points which agencies are reached, and of what kind each is."""

    phones: Leads
    others: Leads

    def find(self, query: str) -> list[tuple[int, str]]:
        """The agencies that this telephone, e-mail, page or @handle reaches, each with its kind."""
        forms = [query.strip().casefold()]
        forms += [form for form in page_forms(query) if not form.startswith("@")]
        found = [(key, kind) for form in forms for key, _, kind, _ in self.others.get(form)]
        return list(dict.fromkeys([*self._by_phone(query), *found]))

    def _by_phone(self, query: str) -> Iterator[tuple[int, str]]:
        """Numbers that are the same but for a country code or a zero in front."""
        if any(sign.isalpha() for sign in query):
            return
        asked = digits_of(query)
        for key, _turn, kind, digits in self.phones.get(asked[-SHORTEST_PHONE:]):
            if digits.endswith(asked) or asked.endswith(digits):
                yield key, kind


def phone_leads(phones: Iterable[str], kind: str) -> Iterator[Lead]:
    """What leads from telephone numbers; a short one tells nothing."""
    for digits in map(digits_of, phones):
        if len(digits) >= SHORTEST_PHONE:
            yield digits[-SHORTEST_PHONE:], kind, digits


def email_leads(emails: Iterable[str], kind: str) -> Iterator[Lead]:
    """What leads from e-mail addresses."""
    return ((email.strip().casefold(), kind, "") for email in emails)


def page_leads(page: str | None, kind: str) -> Iterator[Lead]:
    """What leads from a web page; the last part of its address is a handle too."""
    return ((form, kind, "") for form in page_forms(page or ""))


def digits_of(phone: str) -> str:
    """The digits of a telephone number, native ones as 0-9, without zeros in front."""
    digits = (unicodedata.decimal(sign, None) for sign in phone)
    return "".join(str(digit) for digit in digits if digit is not None).lstrip("0")


def page_forms(page: str) -> list[str]:
    """A page's address without what is typed in many ways, and the handle that it ends with."""
    found = SITE.fullmatch(page.strip())
    if found is None:
        return []
    parts = urlsplit(f"//{found[1].casefold()}")
    path = parts.path.rstrip("/")
    asked = f"?{parts.query}" if parts.query else ""
    handle = path.rpartition("/")[2].lstrip("@")
    return [f"{parts.netloc}{path}{asked}", *([f"@{handle}"] if handle else [])]
