"""What an audit report is made from: read once, and shared by all its parts."""

from datetime import date, timedelta
from functools import cached_property

from sqlalchemy import select

from audits.instrument import Instrument
from registry.db import db
from registry.models import Audit, Charge, Placement
from registry.services import auditing, evidencing, recollecting, repaying, shelf
from registry.services.finding import FindingView
from registry.services.repaying import Worker

RECENT = timedelta(days=731)
"""How long a finding counts as found before: 24 months, at their longest."""


class Dossier:
    """One audit with its placements, findings and charges."""

    def __init__(self, audit: Audit) -> None:
        self.audit = audit

    @cached_property
    def placements(self) -> list[Placement]:
        """The placements that the audit covers, by reference.

        Those that came after its run have no verdict in it, and would shift the workers' codes.
        """
        found = auditing.list_placements(self.audit)
        return recollecting.list_known(found, self.audit.run.write_number)

    @cached_property
    def workers(self) -> dict[int, str]:
        """The code of each worker in this report, by placement: W-0001, W-0002 ..."""
        return {one.id: f"W-{place:04d}" for place, one in enumerate(self.placements, start=1)}

    @cached_property
    def findings(self) -> list[FindingView]:
        """All findings, those on fees with their charges."""
        return evidencing.with_evidence(auditing.list_findings(self.audit))

    @cached_property
    def breaches(self) -> list[FindingView]:
        """The breaches alone."""
        return [view for view in self.findings if view.outcome == "breached"]

    @cached_property
    def owed(self) -> list[Worker]:
        """What each worker is owed, by reference."""
        return repaying.list_workers(self.breaches, committee=self.audit.committee)

    @cached_property
    def charges(self) -> dict[int, list[Charge]]:
        """What workers bore, by placement."""
        return evidencing.charges_of(one.id for one in self.placements)

    @cached_property
    def instruments(self) -> list[Instrument]:
        """The instruments that judged a placement of this audit, by id."""
        judged = {clause.split("#")[0] for clause in self.audit.counts}
        return [one for name, one in shelf.law_of(self.audit.run_id).items() if name in judged]

    @cached_property
    def earlier(self) -> Audit | None:
        """The last audit of this agency that the same body closed before this one was opened."""
        query = select(Audit).where(
            Audit.agency_id == self.audit.agency_id,
            Audit.committee_id == self.audit.committee_id,
            Audit.id != self.audit.id,
            Audit.closed_at <= self.audit.opened_at,
        )
        newest = query.order_by(Audit.closed_at.desc(), Audit.id.desc()).limit(1)
        return db.session.scalars(newest).one_or_none()

    @cached_property
    def recent(self) -> Audit | None:
        """The earlier audit, where it was closed in the 24 months before this one was opened."""
        if self.earlier is None or self.earlier.closed_at is None:
            return None
        closed, opened = self.earlier.closed_at, self.audit.opened_at
        age = date.fromisoformat(opened[:10]) - date.fromisoformat(closed[:10])
        return self.earlier if age <= RECENT else None
