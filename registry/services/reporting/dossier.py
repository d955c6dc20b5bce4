"""What an audit report is made from: read once, and shared by all its parts."""

from functools import cached_property

from audits.instrument import Instrument
from registry.models import Audit, Charge, Placement
from registry.services import auditing, finding, shelf
from registry.services.finding import FindingView


class Dossier:
    """One audit with its placements, findings and charges."""

    def __init__(self, audit: Audit) -> None:
        self.audit = audit

    @cached_property
    def placements(self) -> list[Placement]:
        """The placements that the audit covers, by reference."""
        return auditing.list_placements(self.audit)

    @cached_property
    def workers(self) -> dict[int, str]:
        """The code of each worker in this report, by placement: W-0001, W-0002 ..."""
        return {one.id: f"W-{place:04d}" for place, one in enumerate(self.placements, start=1)}

    @cached_property
    def findings(self) -> list[FindingView]:
        """All findings, those on fees with their charges."""
        return finding.with_evidence(auditing.list_findings(self.audit))

    @cached_property
    def breaches(self) -> list[FindingView]:
        """The breaches alone."""
        return [view for view in self.findings if view.outcome == "breached"]

    @cached_property
    def charges(self) -> dict[int, list[Charge]]:
        """What workers bore, by placement."""
        return finding.charges_of(one.id for one in self.placements)

    @cached_property
    def instruments(self) -> list[Instrument]:
        """The instruments that judged a placement of this audit, by id."""
        judged = {clause.split("#")[0] for clause in self.audit.counts}
        return [one for one in shelf.list_instruments() if one.id in judged]
