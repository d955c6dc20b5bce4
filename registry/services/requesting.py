"""Requests for evidence: what is missing to judge, which proof would settle it, for which workers.

They follow from the unknown verdicts of a run; nothing is stored. What is unknown is judged again
on demand (`services.finding`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from csv import DictWriter
from dataclasses import dataclass
from io import StringIO

from registry.models import Agency, Audit, CheckRun
from registry.services import auditing, finding, wording
from registry.services.finding import FindingView, Part
from registry.services.tabulating import safe

COLUMNS = ("missing", "proof", "reference", "clauses")


@dataclass(frozen=True)
class Wanted:
    """One fact that is missing; for each worker's contract the clauses that wait for it."""

    fact: str
    proof: str
    waiting: dict[str, tuple[str, ...]]

    @property
    def clauses(self) -> list[str]:
        """The clauses that wait for it for any worker."""
        return sorted({clause for clauses in self.waiting.values() for clause in clauses})


def of_audit(audit: Audit) -> list[Wanted]:
    """What an audit still has to be shown, the most wanted first."""
    return wanted(finding.list_unknown(audit.run, auditing.part_of(audit)))


def of_agency(run: CheckRun, agency: Agency) -> list[Wanted]:
    """What a run still has to be shown of an agency, the most wanted first."""
    return wanted(finding.list_unknown(run, Part(agency=agency)))


def wanted(found: Iterable[FindingView]) -> list[Wanted]:
    """The facts that unknown verdicts name, with the contracts and clauses that wait for each."""
    waiting: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for view in found:
        for fact in view.missing:
            waiting[fact][view.reference].add(view.clause)
    named = (Wanted(fact, wording.proof_name(fact), _in_order(by)) for fact, by in waiting.items())
    return sorted(named, key=lambda one: (-len(one.waiting), one.fact))


def as_csv(requests: Sequence[Wanted]) -> str:
    """A row for each missing fact and contract, to be sent to whom it is asked of."""
    text = StringIO()
    writer = DictWriter(text, COLUMNS)
    writer.writeheader()
    for one in requests:
        for reference, clauses in one.waiting.items():
            writer.writerow(
                {
                    "missing": wording.fact_name(one.fact),
                    "proof": one.proof,
                    "reference": safe(reference),
                    "clauses": " ".join(clauses),
                }
            )
    return text.getvalue()


def _in_order(waiting: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {reference: tuple(sorted(waiting[reference])) for reference in sorted(waiting)}
