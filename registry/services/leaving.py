"""What leaves the public page, and how long after its end: a setting of each register, by law.

Nothing is deleted. The office and the journal go on showing all of it, and a register without such
a setting publishes everything for good. How many days there are is never guessed here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from itertools import pairwise

from flask_babel import gettext as _

from audits.standing import MAY_RECRUIT, STOPS, Standing, changes, layers, start_of
from audits.words import N_
from registry.acts import FIRST, PENDING, RUNNING
from registry.errors import NotFound, Refused
from registry.models import Agency, Licence, Register, Step
from registry.services import licensing
from registry.services.recalling import Recalled

LONGEST = 36_600
# What can leave, and the statuses of a licence's entries that each is about.
ENTRIES: dict[str, frozenset[str]] = {
    "suspension": STOPS,
    "conditions": frozenset({"conditional", "surveillance"}),
    "revocation": frozenset({"revoked", "delisted"}),
    "disqualification": frozenset({"disqualified"}),
}
# These end where the licence is given back, not where something graver takes their place.
UNDONE = frozenset({"revocation", "disqualification"})
WORDS = {
    "suspension": N_("a suspension that ended"),
    "conditions": N_("conditions or surveillance that were lifted"),
    "revocation": N_("a revocation that was undone, or a delisting that ended"),
    "disqualification": N_("a disqualification that lapsed or was undone"),
    "warning": N_("a warning that was withdrawn"),
    "application": N_("an application that was decided or withdrawn"),
    "appeal": N_("an appeal that was decided"),
}
GIVES_BACK = frozenset({"reinstate", "lift", "appeal", "allow_appeal", "dismiss_appeal"})


@dataclass(frozen=True)
class Leave:
    """What leaves, how many days after its end, and by which law."""

    kind: str
    days: int
    cite: str


@dataclass(frozen=True)
class Shown:
    """A licence's entry that is published; one not `told` would tell of another that has left."""

    entry: Licence
    told: bool


def kind_name(kind: str) -> str:
    """What leaves the public page: "a suspension that ended"."""
    return _(WORDS[kind])


def set_rule(register: Register, rule: Leave, *, actor: str) -> None:
    """Say that something leaves the public page of a register; in place of what it said of it."""
    if rule.kind not in WORDS:
        raise Refused("kind", _("Choose what leaves the public page."))
    if not 0 <= rule.days <= LONGEST:
        raise Refused("days", _("Between 0 and %(most)s days.", most=LONGEST))
    if not rule.cite.strip():
        raise Refused("cite", _("Name the legal basis."))
    others = [one for one in register.leaves if one["kind"] != rule.kind]
    licensing.settle(register, actor=actor, leaves=[*others, asdict(rule)])


def drop_rule(register: Register, kind: str, *, actor: str) -> None:
    """Let something stay on the public page for good."""
    rest = [one for one in register.leaves if one["kind"] != kind]
    if len(rest) == len(register.leaves):
        raise NotFound(_("There is no such setting."))
    licensing.settle(register, actor=actor, leaves=rest)


def has_left(register: Register, kind: str, ended: date | None, on: date) -> bool:
    """Whether what ended on that day (None: it has not) is no longer published on the day `on`."""
    days = next((one["days"] for one in register.leaves if one["kind"] == kind), None)
    return days is not None and ended is not None and on >= ended + timedelta(days=days)


def published_entries(entries: Sequence[Licence], register: Register, on: date) -> list[Shown]:
    """The licence's entries that are published on a day, in the order given."""
    if not register.leaves:
        return [Shown(entry, told=True) for entry in entries]
    holders = _holders(entries, on)
    left = {entry.id for entry in entries if _is_gone(entry, register, holders, on)}
    silent = {
        after.id
        for (_from, before), (_since, after) in pairwise(holders)
        if before.id in left and after.act in GIVES_BACK
    }
    return [Shown(entry, entry.id not in silent) for entry in entries if entry.id not in left]


@dataclass(frozen=True)
class Said:
    """What is published today of what was known on an earlier day.

    `standing` is None where what the licence was on the day asked about has left.
    """

    entries: list[Shown]
    standing: Standing | None


def published_of(recalled: Recalled, day: date, on: date) -> Said:
    """What was known, of the licence on `day`, as far as it is published on the day `on`."""
    held = layers(recalled.entries, day)
    published = published_entries(recalled.entries, recalled.kept_now, on)
    told = not held or any(one.entry is held[-1][1] for one in published)
    return Said(published, recalled.standing(day) if told else None)


def published_steps(agency: Agency, on: date) -> list[Step]:
    """The steps of applications and appeals that are published on a day, in their order."""
    left = {
        step.id
        for case in _cases(agency.steps)
        if has_left(agency.kept_in, case[0].of, _decided_on(case), on)
        for step in case
    }
    return [step for step in agency.steps if step.id not in left]


def _is_gone(
    entry: Licence, register: Register, holders: Sequence[tuple[date, Licence]], on: date
) -> bool:
    kind = next((kind for kind, statuses in ENTRIES.items() if entry.status in statuses), "")
    ends = [
        after[0] if kind not in UNDONE or after[1].status in MAY_RECRUIT else None
        for before, after in pairwise(holders)
        if before[1] is entry
    ]
    held = any(one is entry for _since, one in holders)
    if holders and holders[-1][1] is entry:
        return False
    ended = ends[-1] if held else start_of(entry)
    return has_left(register, kind, ended, on)


def _holders(entries: Sequence[Licence], on: date) -> list[tuple[date, Licence]]:
    """Which entry held from which day on, up to `on`, each beside the first day of its turn."""
    days = {day for day in changes(entries) if day <= on}
    turns: list[tuple[date, Licence]] = []
    for day in sorted(days):
        held = layers(entries, day)
        if held and (not turns or turns[-1][1] is not held[-1][1]):
            turns.append((day, held[-1][1]))
    return turns


def _cases(steps: Iterable[Step]) -> list[list[Step]]:
    """The steps of each application and each appeal together."""
    cases: dict[str, list[list[Step]]] = {}
    for step in steps:
        of = cases.setdefault(step.of, [])
        if step.act in FIRST or not of:
            of.append([])
        of[-1].append(step)
    return [case for of in cases.values() for case in of]


def _decided_on(case: Sequence[Step]) -> date | None:
    """The day on which an application or an appeal came to its end; None while it runs."""
    return None if case[-1].status in RUNNING | PENDING else case[-1].since
