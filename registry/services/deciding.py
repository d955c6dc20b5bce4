"""Acts on a licence, an application or an appeal: examined, then carried out as one event.

Which act is possible when stands in `registry.acts`, what it makes of the record in
`services.effecting`. Acts that need a second person come through `services.approving`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _

from audits.standing import layers, standing_on, start_of
from registry import clock
from registry.acts import (
    ACTS,
    APPEAL,
    APPLICATION,
    GRANTING,
    PENDING,
    RUNNING,
    Decision,
    is_possible,
    possible,
)
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import Agency, Licence, Step
from registry.services import (
    admitting,
    barring,
    effecting,
    following,
    journal,
    naming,
    notifying,
    wording,
)
from registry.services.licensing import steps_of


@dataclass(frozen=True)
class Stand:
    """Where an agency's licence, application and appeal stand on a day; None for there is none."""

    licence: str | None
    application: str | None
    appeal: str | None


class Changed(Refused):
    """An act on a record that changed since it was looked at; `seq` is its last event now."""

    def __init__(self, agency: Agency, seen: int) -> None:
        super().__init__(
            "",
            _(
                "The record was changed meanwhile: %(changes)s. Look at it again; nothing of what"
                " you typed is lost.",
                changes=_("; ").join(changes_since(agency, seen)),
            ),
        )
        self.seq = agency.seq


def decide(
    agency: Agency, decision: Decision, *, actor: str, decided: dict[str, Any] | None = None
) -> int:
    """Carry out an act, or refuse it with the field and the reason; returns the event's number.

    `decided` says how it was decided: how many persons, and the proposer's role and moment.
    """
    journal.one_writer()
    db.session.refresh(agency)
    resemblances = examine(agency, decision)
    before = stand(agency, decision.since).licence
    body: dict[str, Any] = {"register": agency.register, "number": agency.number}
    body |= effecting.effects(agency, decision)
    admitting.note(agency, decision, body, resemblances)
    if decision.persons:
        body["persons"] = barring.veiled(decision)
    body |= {"decided": decided} if decided else {}
    kind = "licence-entered" if "entry" in body else "step-taken"
    event = journal.record(kind, body, actor=actor)
    following.follow(agency, decision.act, decision.since, event.seq)
    after = stand(agency, decision.since).licence
    notifying.raise_after(agency, decision.act, before, after, event.seq)
    return event.seq


def examine(agency: Agency, decision: Decision) -> int:
    """Refuse an act that is not possible, with the field and the reason; nothing is written.

    Returns how many resemblances the guard found, where it looked.
    """
    if decision.act not in ACTS:
        raise NotFound(_("There is no such act."))
    if decision.since > clock.today():
        raise Refused("since", _("The day lies in the future."))
    _check_order(agency, decision)
    _check_possible(agency, decision)
    _check_answers(agency, decision)
    return admitting.check(agency, decision)


def acts_on(agency: Agency) -> list[str]:
    """The acts that are possible on an agency today, in the order of the table."""
    now = stand(agency, clock.today())
    return possible(now.licence, now.application, now.appeal)


def stand(agency: Agency, on: date) -> Stand:
    """Where an agency's licence, application and appeal stand on that day."""
    steps = {of: steps_of(agency, of, on) for of in (APPLICATION, APPEAL)}
    last = {of: taken[-1].status if taken else None for of, taken in steps.items()}
    licence = standing_on(agency.entries, agency.kept_in, on).status
    return Stand(licence, last[APPLICATION], last[APPEAL])


def check_seen(agency: Agency, seen: int | None) -> None:
    """Refuse to go on where the record changed after the event `seen`; None was never shown."""
    journal.one_writer()
    db.session.refresh(agency)
    if seen is not None and agency.seq != seen:
        raise Changed(agency, seen)


def changes_since(agency: Agency, seen: int) -> list[str]:
    """What came into an agency's record after the event `seen`, in words."""
    made: list[Licence | Step] = [*agency.entries, *agency.steps]
    rows = [row for row in made if row.seq > seen]
    changes = [wording.act_name(row.act) for row in sorted(rows, key=lambda row: row.seq)]
    if agency.seq not in {row.seq for row in rows}:
        changes.append(_("what is published of it"))
    return list(dict.fromkeys(changes))


def _check_order(agency: Agency, decision: Decision) -> None:
    """An act comes after what it acts upon."""
    act, since = ACTS[decision.act], decision.since
    starts = [start_of(entry) for entry in agency.entries]
    if act.on != APPLICATION and any(day and day > since for day in starts):
        raise Refused("since", _("The licence has a later entry already."))
    granting = decision.act in GRANTING and stand(agency, clock.today()).application in RUNNING
    heard = steps_of(agency, APPEAL, since)[:1] if act.on == APPEAL else []
    reopening = any(step.act == "appeal_refusal" for step in heard)
    of = {act.of, act.on} | ({APPLICATION} if granting or reopening else set())
    if any(step.of in of and step.since > since for step in agency.steps):
        raise Refused("since", _("A later step was taken already."))


def _check_possible(agency: Agency, decision: Decision) -> None:
    act, now = ACTS[decision.act], stand(agency, decision.since)
    if is_possible(decision.act, now.licence, now.application, now.appeal):
        return
    if act.of == APPEAL and (act.on == APPEAL or now.appeal in PENDING):
        status = naming.step_name(now.appeal) or _("absent")
        reason = _("This act is not possible on an appeal that is now %(status)s.", status=status)
    elif act.on == APPLICATION and now.licence != "disqualified":
        status = naming.step_name(now.application) or _("absent")
        reason = _("This act is not possible on an application that is now %(status)s.",
                   status=status)  # fmt: skip
    else:
        status = wording.status_name(now.licence) if now.licence else _("absent")
        reason = _("This act is not possible on a licence that is now %(status)s.", status=status)
    raise Refused("act", reason)


def _check_answers(agency: Agency, decision: Decision) -> None:
    wanted = {
        "basis": _("Name the legal basis."),
        "expires_on": _("Give the last valid day."),
        "limits": _("State the limits."),
        "stayed": _("Say whether the decision applies until the appeal is decided."),
    }
    if not decision.ground.strip():
        raise Refused("ground", _("State the ground of the decision."))
    for name in ACTS[decision.act].states:
        if getattr(decision, name) in (None, ""):
            raise Refused(name, wanted[name])
    begins, ends = decision.issued_on or decision.since, decision.expires_on
    if ends and ends < begins:
        raise Refused("expires_on", _("The licence would end before it begins."))
    if decision.act == "renew" and ends and ends <= (_last_day(agency, decision.since) or date.min):
        raise Refused("expires_on", _("A renewal ends later than the term that it renews."))
    if decision.until and decision.until <= decision.since:
        raise Refused("until", _("It would end before it begins."))
    barring.check(decision)
    if decision.due_on and decision.due_on < decision.since:
        raise Refused("due_on", _("The conditions would be due before they are set."))


def _last_day(agency: Agency, on: date) -> date | None:
    held = layers(agency.entries, on)
    return held[-1][1].expires_on if held else None
