"""What agencies dispute of their records: the public marks, the requests, where each stands.

Nothing is changed here; the acts are in `services.disputing`.
"""

from datetime import date
from typing import NamedTuple

from flask_babel import gettext as _
from sqlalchemy import select

from audits.standing import start_of
from registry import clock
from registry.db import db
from registry.errors import NotFound
from registry.models import Agency, AgencyAccount, CorrectionRequest, Dispute, Licence, User
from registry.services import licensing, naming, narrowing, wording
from registry.services.knowing import publishing, words
from registry.services.knowing.entering import get_entry
from registry.services.knowing.entries import KNOWN, Entry, list_entries

ENTRY = "entry:"


class Fact(NamedTuple):
    """What an agency can dispute: its key, what it is called, what stands there."""

    key: str
    name: str
    shown: str


def own_agency(user: User) -> Agency:
    """The agency that an account belongs to."""
    account = db.session.get(AgencyAccount, user.organisation_id) if user.organisation_id else None
    if account is None:
        raise NotFound(_("Your account belongs to no agency."))
    return account.agency


def list_facts(agency: Agency) -> list[Fact]:
    """What an agency can dispute of what the public reads of it."""
    values = {key: getattr(agency, key) for key in licensing.PUBLISHED}
    return [
        *(Fact(key, naming.label(key), naming.shown(key, values)) for key in licensing.PUBLISHED),
        *(Fact(one.fact, words.kind_name(one.kind), words.told(one)) for one in _known(agency)),
        *(
            Fact(f"{ENTRY}{one.seq}", _entry_name(one), one.ground or "")
            for one in reversed(agency.entries)
        ),
    ]


def fact_name(agency: Agency, fact: str) -> str:
    """What a disputed fact is called: "Address", "Suspended, from 12 March", "Branch: Pokhara".

    A name that the public does not read is not told.
    """
    if not fact.startswith(KNOWN):
        return next((one.name for one in list_facts(agency) if one.key == fact), fact)
    entry = _get_known(agency, fact)
    kind = words.kind_name(entry.kind)
    if entry.name is None or entry.seq not in {one.seq for one in _known(agency)}:
        return kind
    return _("%(kind)s: %(entry)s", kind=kind, entry=entry.name)


def disputed(agency: Agency) -> dict[str, date]:
    """The facts that an agency disputes now, each with the day since when."""
    query = select(Dispute).filter_by(agency_id=agency.id, ended=None).order_by(Dispute.id)
    return {one.fact: one.since for one in db.session.scalars(query)}


def list_requests(agency: Agency) -> list[CorrectionRequest]:
    """What an agency asked for, the newest first."""
    query = select(CorrectionRequest).filter_by(agency_id=agency.id)
    return list(db.session.scalars(query.order_by(CorrectionRequest.id.desc())))


def list_waiting(*, seen_by: User) -> list[CorrectionRequest]:
    """The requests of the reader's agencies that wait for an answer, the oldest first."""
    ours = narrowing.agencies(seen_by).with_only_columns(Agency.id)
    query = select(CorrectionRequest).where(CorrectionRequest.agency_id.in_(ours))
    found = db.session.scalars(query.order_by(CorrectionRequest.id))
    return [one for one in found if state_of(one) == "open"]


def get_request(number: int, *, seen_by: User) -> CorrectionRequest:
    """The request of that number, if it is of one of the reader's agencies."""
    request = db.session.get(CorrectionRequest, number)
    if request is None or request.agency.country != narrowing.country_of(seen_by):
        raise narrowing.hidden(f"request {number}", seen_by, _("There is no such request."))
    return request


def get_own(number: int, *, account: User) -> CorrectionRequest:
    """The request of that number, if the account's own agency made it."""
    request = db.session.get(CorrectionRequest, number)
    if request is None or request.agency_id != own_agency(account).id:
        raise narrowing.hidden(f"request {number}", account, _("There is no such request."))
    return request


def state_of(request: CorrectionRequest) -> str:
    """Where a request stands: open, proposed (to a second person), or its dispute's outcome."""
    dispute = dispute_of(request)
    if dispute.outcome:
        return dispute.outcome
    waits = request.proposal is not None and request.proposal.state == "open"
    return "proposed" if waits else "open"


def dispute_of(request: CorrectionRequest) -> Dispute:
    """The public mark of a request."""
    return db.session.scalars(select(Dispute).filter_by(seq=request.seq)).one()


def known_entry(request: CorrectionRequest) -> Entry | None:
    """The entry of what the agency is known by that a request is about; None for anything else."""
    if not request.fact.startswith(KNOWN):
        return None
    return _get_known(request.agency, request.fact)


def is_mended(request: CorrectionRequest) -> bool:
    """Whether an entry that the agency disputes was ended since, or acts on the licence came."""
    entry = known_entry(request)
    if entry is not None:
        return (entry.ended or 0) > request.seq
    return any(one.seq > request.seq for one in request.agency.entries)


def _known(agency: Agency) -> list[Entry]:
    """What the public reads, entry by entry, of what an agency is known by."""
    published = agency.kept_in.publishes
    return publishing.list_public(list_entries(agency), published, clock.today())


def _get_known(agency: Agency, fact: str) -> Entry:
    return get_entry(agency, int(fact.removeprefix(KNOWN)))


def _entry_name(entry: Licence) -> str:
    start = start_of(entry)
    act = wording.act_name(entry.act)
    return _("%(act)s, from %(day)s", act=act, day=wording.day_name(start)) if start else act
