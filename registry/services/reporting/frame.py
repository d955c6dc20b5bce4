"""The report's frame: who, whom, by what law, what the agency says, who signs."""

from datetime import date, timedelta
from typing import cast

from flask_babel import get_locale
from flask_babel import gettext as _

from audits.instrument import Instrument
from audits.report import data
from audits.standing import Standing
from registry.models import CheckRun
from registry.services import licensing, scoring, shelf, wording
from registry.services.reporting.dossier import Dossier

VERSION = "1"
WORDS_SEEN = ("full_text", "excerpt", "secondary")


def cover(dossier: Dossier) -> data.Cover:
    """What identifies the report."""
    audit = dossier.audit
    instrument = shelf.get_instrument(audit.committee.instrument_id)
    return data.Cover(
        reference=audit.reference,
        version=VERSION,
        issued_on=_day_of(audit.closed_at or audit.opened_at),
        issuing_body=audit.committee.name,
        agreement_id=instrument.id,
        agreement_title=instrument.title,
        data_hash="",
        distribution=tuple(member.name for member in audit.committee.members),
        languages=(wording.language_name(str(get_locale() or "en")),),
    )


def committee(dossier: Dossier) -> data.Committee:
    """The joint body and its members; where it stands in the agreement, if that was seen."""
    audit = dossier.audit
    scored = scoring.get_scored(audit.committee.instrument_id)
    body = scored.agreement.joint_body
    return data.Committee(
        name=audit.committee.name,
        cite=body.cite if body else "",
        members=tuple(
            data.Member(one.name, role=one.kind, party=wording.country_name(one.country))
            for one in audit.committee.members
        ),
        scorecard=tuple(
            data.Answer(answer.question, answer.state) for answer in scored.answers.values()
        ),
    )


def agency(dossier: Dossier) -> data.Agency:
    """The audited agency with its licence, as of the run's day."""
    one = dossier.audit.agency
    on = dossier.audit.run.as_of
    standing = licensing.standing(one, on)
    return data.Agency(
        name=one.name,
        number=one.number,
        register=one.kept_in.name,
        status=_status(standing, on),
        local_name=one.name_local or "",
        country=wording.country_name(one.country),
        corridors=tuple(corridor(one.country, there) for there in one.destinations),
        history=tuple(
            data.LicenceEntry(
                since=day,
                status=entry.status,
                ground=entry.ground or "",
                act=wording.act_name(entry.act),
            )
            for entry in one.entries
            if (day := entry.since or entry.issued_on or entry.as_of)
        ),
    )


def run(dossier: Dossier) -> data.Run:
    """The check run behind the report."""
    made: CheckRun = dossier.audit.run
    return data.Run(
        number=made.id,
        as_of=made.as_of,
        journal_seq=made.journal_seq,
        write_number=made.write_number,
        workers=len(dossier.placements),
        charges=sum(len(charges) for charges in dossier.charges.values()),
    )


def law(dossier: Dossier) -> tuple[data.AppliedLaw, ...]:
    """The instruments that judged, with edition, citations and how sure they are."""
    return tuple(_applied(dossier, one) for one in dossier.instruments)


def reply(dossier: Dossier) -> data.RightOfReply:
    """What the agency said."""
    return data.RightOfReply(
        replies=tuple(
            data.Reply(
                subject=one.subject,
                text=one.agency_text,
                on=one.received_on,
                answer=one.auditor_answer or "",
                change=one.changed or "",
            )
            for one in dossier.audit.replies
        )
    )


def actions(dossier: Dossier) -> tuple[data.Action, ...]:
    """The corrective actions asked for."""
    return tuple(
        data.Action(one.action, one.owner, one.due_on, one.proof or "", one.status)
        for one in dossier.audit.actions
    )


def sanctions(dossier: Dossier) -> tuple[data.Sanction, ...]:
    """The measures that the auditor proposes, a line each."""
    return tuple(
        data.Sanction(measure=line, ground="", legal_base="")
        for line in _lines(dossier.audit.sanctions)
    )


def questions(dossier: Dossier) -> tuple[data.Question, ...]:
    """The decisions that the committee is asked for, a line each."""
    return tuple(data.Question(line) for line in _lines(dossier.audit.questions))


def sign_off(dossier: Dossier) -> data.SignOff:
    """Who answers for the report."""
    audit = dossier.audit
    return data.SignOff(
        auditor=audit.auditor or "",
        reviewer=audit.reviewer or "",
        on=_day_of(audit.closed_at) if audit.closed_at else None,
        interests=audit.interests or "",
        secretariats=tuple(one.name for one in audit.committee.members if one.kind == "ministry"),
    )


def corridor(origin: str, destination: str) -> str:
    """The way from one country to another, by their names: "Nepal → Malaysia"."""
    return f"{wording.country_name(origin)} → {wording.country_name(destination)}"


def _applied(dossier: Dossier, one: Instrument) -> data.AppliedLaw:
    """An instrument as it stood for the last contracts of the period."""
    used = [clause for clause in one.clauses if clause.ref in dossier.audit.counts]
    last = dossier.audit.until - timedelta(days=1)
    seen = [source.seen for source in one.sources]
    return data.AppliedLaw(
        id=one.id,
        title=one.title,
        basis=cast("data.Basis", one.kind),
        edition=one.edition,
        force=cast("data.Force", shelf.force_on(one, last)),
        seen=cast("data.Seen", min(seen, key=WORDS_SEEN.index, default="")),
        kind=one.type,
        signed=str(one.term.signed or ""),
        in_force=str(one.term.in_force or ""),
        term_ends=str(one.term.term_ends or ""),
        cites=tuple(clause.cite for clause in used),
        note=one.note,
    )


def _status(standing: Standing, on: date) -> str:
    """What the register said of the licence on a day, in one sentence."""
    day = wording.day_name(on)
    if standing.status is None:
        return _("The register has no licence entry for %(day)s.", day=day)
    status = wording.status_name(standing.status)
    if standing.stale and standing.as_of:
        return _(
            "Last confirmed on %(day)s as %(status)s: the list is too old to say more.",
            day=wording.day_name(standing.as_of),
            status=status,
        )
    if standing.since is None:
        return _("Licence on %(day)s: %(status)s.", day=day, status=status)
    since = wording.day_name(standing.since)
    if standing.until is None:
        return _(
            "Licence on %(day)s: %(status)s, since %(since)s.",
            day=day, status=status, since=since,
        )  # fmt: skip
    return _(
        "Licence on %(day)s: %(status)s, from %(since)s to %(last)s.",
        day=day, status=status, since=since,
        last=wording.day_name(standing.until - timedelta(days=1)),
    )  # fmt: skip


def _day_of(moment: str) -> date:
    return date.fromisoformat(moment[:10])


def _lines(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
