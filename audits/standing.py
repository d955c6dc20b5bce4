"""What an agency's licence is on a day, derived from its dated entries; nothing is stored.

An entry counts from `since`, else from `issued_on`, else from the `as_of` of the list that
reported it; "expired" without a day of the status or a last day is known from `as_of` only.
From the day of a newer list on, what older lists said of the agency does not count. Of several
entries the one that began last holds, and of those that began together the last given. One that
was to end gives way on `until` to the one before it, and a suspension that ends takes with it the
interim one that it followed. A licence that may recruit runs through `expires_on` and is expired
from the day after.
A list that says "expired" of a licence with its term and no day of the status says what the
dates say: within that term the licence was valid. An entry made by an act has no `as_of` and
does not go stale.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Literal, Protocol, TypeVar

from audits.days import later

Answer = Literal["yes", "limits", "no", "unknown"]

UNLIMITED = frozenset({"valid", "surveillance"})
LIMITED = frozenset({"provisional", "conditional"})
MAY_RECRUIT = UNLIMITED | LIMITED
STOPS = frozenset({"preventive_suspension", "suspended"})
MAY_NOT = frozenset(
    "applied under_review refusal_intended refused withdrawn preventive_suspension suspended"
    " expired renewal_pending surrendered revoked delisted disqualified never_licensed".split()
)


class Entry(Protocol):
    """One dated entry of a licence, as the record keeps it; empty days are None."""

    @property
    def status(self) -> str: ...
    @property
    def since(self) -> date | None: ...
    @property
    def issued_on(self) -> date | None: ...
    @property
    def expires_on(self) -> date | None: ...
    @property
    def as_of(self) -> date | None: ...
    @property
    def until(self) -> date | None: ...


E = TypeVar("E", bound=Entry)


class Register(Protocol):
    """How long a register's list is taken at its word, in days."""

    @property
    def stale_after(self) -> int: ...


@dataclass(frozen=True)
class Standing:
    """What the register says of an agency on a day.

    `status` is None before the first entry. It holds from `since` to the day before `until`, None
    where no end is known. `stale` says that the list behind it (`as_of`) is older than its
    register allows: such a list never says yes, and proves nothing to a check.
    """

    status: str | None
    may_recruit: Answer
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    stale: bool = False

    @property
    def licensed(self) -> bool | None:
        """For a check: True may recruit, False may not, None not proven."""
        if self.stale or self.may_recruit == "unknown":
            return None
        return self.may_recruit != "no"


NOT_KNOWN = Standing(None, "unknown")


def standing_on(entries: Sequence[Entry], register: Register, day: date) -> Standing:
    """What the entries, given in the order they were made, say of `day`."""
    held = layers(entries, day)
    if not held:
        return NOT_KNOWN
    since, entry = held[-1]
    status = _status(entry, day)
    stale = entry.as_of is not None and (day - entry.as_of).days > register.stale_after
    return Standing(
        status=status,
        may_recruit=_answer(status, stale),
        since=_ended(entry, status) or since,
        until=_until(entries, day),
        as_of=entry.as_of,
        stale=stale,
    )


def layers(entries: Sequence[E], day: date) -> list[tuple[date, E]]:
    """The entries that have begun and not ended, each with the day since when it counts.

    They lie in the order in which they began; the last one holds.
    """
    begun = [(start, entry) for entry in entries if (start := start_of(entry)) and start <= day]
    lists = (entry.as_of for _start, entry in begun if entry.as_of and entry.as_of <= day)
    newest = max(lists, default=None)
    counts = [one for one in begun if not newest or not one[1].as_of or one[1].as_of >= newest]
    held: list[tuple[date, E]] = []
    for start, entry in sorted(counts, key=itemgetter(0)):
        if entry.until is None or day < entry.until:
            held.append((start, entry))
            continue
        while entry.status in STOPS and held and held[-1][1].status in STOPS:
            held.pop()
        if held:
            since, before = held[-1]
            held[-1] = (max(since, entry.until), before)
    return held


def intervals(
    entries: Sequence[Entry], register: Register
) -> Iterator[tuple[date, date | None, Standing]]:
    """The standings of all days, each from its first day to the day before its last bound."""
    stale = [later(entry.as_of, register.stale_after + 1) for entry in entries if entry.as_of]
    firsts = sorted({*changes(entries), *stale})
    for place, since in enumerate(firsts):
        until = firsts[place + 1] if place + 1 < len(firsts) else None
        yield since, until, standing_on(entries, register, since)


def changes(entries: Sequence[Entry]) -> Iterator[date]:
    """The days on which an entry begins, a list goes before older ones, an entry or a term ends."""
    for entry in entries:
        for begins in (start_of(entry), entry.as_of):
            if begins is not None:
                yield begins
        if entry.until is not None:
            yield entry.until
        if entry.expires_on is not None:
            yield later(entry.expires_on, 1)


def start_of(entry: Entry) -> date | None:
    """The day from which an entry counts; None where it names none."""
    if entry.status == "expired" and entry.expires_on is None:
        return entry.since or entry.as_of or entry.issued_on
    return entry.since or entry.issued_on or entry.as_of


def _status(entry: Entry, day: date) -> str:
    if entry.expires_on is None:
        return entry.status
    if entry.status in MAY_RECRUIT and day > entry.expires_on:
        return "expired"
    return "valid" if _has_term(entry) and day <= entry.expires_on else entry.status


def _has_term(entry: Entry) -> bool:
    """Whether a list reports an expired licence with its term and no day of the status."""
    return entry.status == "expired" and entry.since is None and entry.issued_on is not None


def _ended(entry: Entry, status: str) -> date | None:
    """The first day of a licence expired by its last day rather than by a day of the status."""
    if status != "expired" or entry.expires_on is None:
        return None
    by_term = entry.status != "expired" or _has_term(entry)
    return later(entry.expires_on, 1) if by_term else None


def _answer(status: str, stale: bool) -> Answer:
    if status in MAY_NOT:
        return "no"
    if stale or status not in MAY_RECRUIT:
        return "unknown"
    return "yes" if status in UNLIMITED else "limits"


def _until(entries: Sequence[Entry], day: date) -> date | None:
    """The first later day on which another entry holds, or the same one says something else."""
    now = _said(entries, day)
    coming = sorted({change for change in changes(entries) if change > day})
    return next((change for change in coming if _said(entries, change) != now), None)


def _said(entries: Sequence[Entry], day: date) -> tuple[int, str] | None:
    """Which entry holds, and what it says; None where all that began have ended."""
    held = layers(entries, day)
    if not held:
        return None
    _since, entry = held[-1]
    return id(entry), _status(entry, day)
