"""How an agency is reached: the forms under which a telephone, an e-mail, a page is the same.

Matched exactly, never nearly: only how it is typed is forgiven.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

SHORTEST_PHONE = 7
"""Digits that tell something by themselves; a number that is asked for has at least as many."""
SITE = re.compile(r"(?:https?://)?(?:www\.|m\.)?([\w-]+(?:\.[\w-]+)+(?:[/?].*)?)", re.IGNORECASE)


class Contacts:
    """By which contact points which agencies are reached, and of what kind each is."""

    def __init__(self) -> None:
        self._phones: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
        self._others: dict[str, list[tuple[int, str]]] = defaultdict(list)

    def add_phones(self, phones: Iterable[str], key: int, kind: str) -> None:
        """Telephone numbers of the agency `key`."""
        for phone in phones:
            digits = digits_of(phone)
            if len(digits) >= SHORTEST_PHONE:
                self._phones[digits[-SHORTEST_PHONE:]].append((digits, key, kind))

    def add_emails(self, emails: Iterable[str], key: int, kind: str) -> None:
        """E-mail addresses of the agency `key`."""
        for email in emails:
            self._others[email.strip().casefold()].append((key, kind))

    def add_page(self, page: str | None, key: int, kind: str) -> None:
        """A web page of the agency `key`; the last part of its address is a handle too."""
        for form in page_forms(page or ""):
            self._others[form].append((key, kind))

    def find(self, query: str) -> list[tuple[int, str]]:
        """The agencies that this telephone, e-mail, page or @handle reaches, each with its kind."""
        found = [*self._by_phone(query), *self._others.get(query.strip().casefold(), ())]
        found += [one for form in page_forms(query) for one in self._others.get(form, ())
                  if not form.startswith("@")]  # fmt: skip
        return list(dict.fromkeys(found))

    def _by_phone(self, query: str) -> Iterator[tuple[int, str]]:
        """Numbers that are the same but for a country code or a zero in front."""
        if any(sign.isalpha() for sign in query):
            return
        asked = digits_of(query)
        for digits, key, kind in self._phones.get(asked[-SHORTEST_PHONE:], ()):
            if digits.endswith(asked) or asked.endswith(digits):
                yield key, kind


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
