"""Warnings against recruiters that never had a licence: proposed, approved, withdrawn.

Two officers of one authority for each. A firm's names and contact points are public; of a private
person the event holds hashes only. What the public reads of them is in `services.heeding`.
"""

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from registry import clock
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import ActProposal, Register, User, Warned
from registry.services import journal, narrowing, waiting, wording
from registry.services.veiling import ERASED, erase, unveil, veil

ISSUE, END = "warning", "warning-end"
FIRM, PERSON = KINDS = ("firm", "person")


@dataclass(frozen=True)
class Notice:
    """What a warning says, in clear; `name` is None where it was erased.

    `kind` is firm or person; `places` say where it recruits, `contacts` are telephone numbers and
    pages, `reported` how it came to be known.
    """

    kind: str
    name: str | None
    name_local: str | None
    places: tuple[str, ...]
    contacts: tuple[str, ...]
    reported: str
    ground: str
    source: str
    since: date


def propose(notice: Notice, register: Register, *, officer: User) -> ActProposal:
    """Propose a warning, to be kept in a register of the officer's country."""
    _check(notice)
    body = asdict(notice) | {"since": notice.since.isoformat(), "register": register.slug}
    return waiting.keep(ISSUE, body, officer=officer)


def propose_end(warned: Warned, until: date, ground: str, *, officer: User) -> ActProposal:
    """Propose that a warning holds no more from a day on, and why."""
    _check_end(warned, until)
    if not ground.strip():
        raise Refused("ground", _("State the ground of the decision."))
    body = {"warning": warned.seq, "until": until.isoformat(), "ground": ground.strip()}
    if any(one.body["warning"] == warned.seq for one in _open(END)):
        raise Refused(
            "", _("A proposal to withdraw this warning waits for a second person already.")
        )
    return waiting.keep(END, body, officer=officer)


def carry_out(proposal: ActProposal, decided: dict[str, Any], *, officer: User) -> int:
    """Issue a proposed warning; returns the event's number."""
    return issue(_notice(proposal), proposal.body["register"], decided, journal.actor_of(officer))


def issue(notice: Notice, register: str, decided: dict[str, Any], actor: str) -> int:
    """Record a warning as one event, of a person with hashes in place of names and numbers."""
    said = notice
    if notice.kind == PERSON:
        said = replace(
            notice,
            name=veil(notice.name or ""),
            name_local=veil(notice.name_local) if notice.name_local else None,
            contacts=tuple(map(veil, notice.contacts)),
        )
    body = asdict(said) | {"since": notice.since.isoformat(), "register": register}
    lists = {name: list(body[name]) for name in ("places", "contacts")}
    return journal.record("warning-issued", body | lists | {"decided": decided}, actor=actor).seq


def carry_out_end(proposal: ActProposal, decided: dict[str, Any], *, officer: User) -> int:
    """Withdraw a warning as it was proposed, if it still holds; returns the event's number."""
    body = proposal.body
    _check_end(_of(proposal), date.fromisoformat(body["until"]))
    actor = journal.actor_of(officer)
    return journal.record("warning-ended", body | {"decided": decided}, actor=actor).seq


def erase_values(warned: Warned, ground: str, *, officer: User) -> None:
    """Erase a person's names and numbers for good; the warning and every proof still stand."""
    journal.one_writer()
    if warned.kind != PERSON or read(warned).name is None:
        raise Refused("", _("There is no personal value to erase."))
    if not ground.strip():
        raise Refused("ground", _("State the ground of the decision."))
    body = {"warning": warned.seq, "ground": ground.strip()}
    journal.record("warning-erased", body, actor=journal.actor_of(officer))
    for hash_ in (warned.name, warned.name_local, *warned.contacts):
        erase(hash_ or "")
    db.session.flush()


def told(proposal: ActProposal) -> list[tuple[str, str, str]]:
    """What a proposed warning would publish: what it is called, nothing before, what it says."""
    notice, shown = _notice(proposal), _(", ")
    rows = [
        (_("Against"), _("a firm") if notice.kind == FIRM else _("a person")),
        (_("Name"), notice.name),
        (_("Name in the local script"), notice.name_local),
        (_("Where it recruits"), shown.join(notice.places)),
        (_("Telephone numbers and pages"), shown.join(notice.contacts)),
        (_("How it was reported"), notice.reported),
        (_("Ground"), notice.ground),
        (_("Source"), notice.source),
        (_("From"), wording.day_name(notice.since)),
    ]
    return [(name, "", value) for name, value in rows if value]


def told_of_end(proposal: ActProposal) -> list[tuple[str, str, str]]:
    """What the withdrawal of a warning would publish."""
    warned = _of(proposal)
    until = date.fromisoformat(proposal.body["until"])
    return [
        (_("Name"), "", read(warned).name or ERASED),
        (_("From"), "", wording.day_name(until)),
        (_("Ground"), "", proposal.body["ground"]),
    ]


def without_names(body: dict[str, Any]) -> dict[str, Any]:
    """What stays of a closed proposal: nothing of a person."""
    if body["kind"] != PERSON:
        return body
    return body | {"name": None, "name_local": None, "contacts": []}


def read(warned: Warned) -> Notice:
    """A warning in clear, as far as its personal values were not erased."""
    named, local, contacts = warned.name, warned.name_local, warned.contacts
    if warned.kind == PERSON:
        clear = (unveil(named), unveil(local) if local else None)
        contacts = [value for value in map(unveil, contacts) if value]
    else:
        clear = (named, local)
    return Notice(
        warned.kind, *clear, tuple(warned.places), tuple(contacts),
        warned.reported, warned.ground, warned.source, warned.since,
    )  # fmt: skip


def list_kept(*, seen_by: User) -> list[Warned]:
    """The warnings of the reader's country, those that hold first, the latest first."""
    query = select(Warned).join(Warned.kept_in)
    query = query.where(Register.country == narrowing.country_of(seen_by))
    latest = (Warned.ended.is_not(None), Warned.since.desc(), Warned.id.desc())
    return list(db.session.scalars(query.order_by(*latest)))


def get_kept(number: int, *, seen_by: User) -> Warned:
    """The warning of that number, if it is of the reader's country."""
    warned = db.session.get(Warned, number)
    if warned is None or warned.kept_in.country != narrowing.country_of(seen_by):
        raise narrowing.hidden(f"warning {number}", seen_by, _("There is no such warning."))
    return warned


def _check(notice: Notice) -> None:
    """Refuse a warning that says too little, by field."""
    if notice.kind not in KINDS:
        raise Refused("kind", _("Choose whether it is a firm or a person."))
    wanted = {
        "name": _("Enter the name that it goes by."),
        "reported": _("Say how it was reported."),
        "ground": _("State the ground of the warning."),
        "source": _("Name the source."),
    }
    for field, reason in wanted.items():
        if not (getattr(notice, field) or "").strip():
            raise Refused(field, reason)
    if notice.since > clock.today():
        raise Refused("since", _("The day lies in the future."))


def _check_end(warned: Warned, until: date) -> None:
    if warned.ended is not None:
        raise Refused("", _("This warning was withdrawn already."))
    if until > clock.today():
        raise Refused("until", _("The day lies in the future."))
    if until <= warned.since:
        raise Refused("until", _("It would end before it begins."))


def _notice(proposal: ActProposal) -> Notice:
    values = {key: value for key, value in proposal.body.items() if key != "register"}
    lists = {key: tuple(values[key]) for key in ("places", "contacts")}
    return Notice(**(values | lists | {"since": date.fromisoformat(values["since"])}))


def _of(proposal: ActProposal) -> Warned:
    """The warning that a proposal would end."""
    seq = proposal.body["warning"]
    warned = db.session.scalars(select(Warned).filter_by(seq=seq)).one_or_none()
    if warned is None:
        raise NotFound(_("There is no such warning."))
    return warned


def _open(kind: str) -> list[ActProposal]:
    return list(db.session.scalars(select(ActProposal).filter_by(kind=kind, state="open")))
