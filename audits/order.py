"""What a run is asked to judge, and how."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Order:
    """What is to be judged, and how.

    An empty `agency_id`, `part`, `span`, `placement_id` or `clause` ("NPL-MYS-2018#03") narrows
    nothing; a part (k, n) is the agencies whose id leaves k when it is divided by n, a span the
    placements from one id up to another, that one left out.
    `confirmed` are the clauses that officers have confirmed. With `exact` every amount is
    calculated by Python from the charges and the cost sheets may be absent; the outcome is the
    same, slower. Verdicts whose outcome is in `listed` are put into `judge_listed`
    (`audits.facts`); breaches and the counts of what is unknown are written where `stored`.
    """

    as_of: date
    run_id: int
    agency_id: int | None = None
    part: tuple[int, int] | None = None
    span: tuple[int, int] | None = None
    placement_id: int | None = None
    clause: str | None = None
    confirmed: frozenset[str] = frozenset()
    exact: bool = False
    listed: frozenset[str] = frozenset()
    stored: bool = True

    @property
    def narrowed(self) -> tuple[str, ...]:
        """By what the placements are narrowed."""
        asked = {
            "id": self.placement_id,
            "agency_id": self.agency_id,
            "part": self.part,
            "span": self.span,
        }
        return tuple(name for name, value in asked.items() if value is not None)

    @property
    def is_narrow(self) -> bool:
        """Whether one agency or one placement is asked for."""
        return self.agency_id is not None or self.placement_id is not None

    @property
    def given(self) -> dict[str, int | None]:
        """The values of the run's statements."""
        rest, divisor = self.part or (None, None)
        first, end = self.span or (None, None)
        return {
            "run_id": self.run_id,
            "agency_id": self.agency_id,
            "id": self.placement_id,
            "rest": rest,
            "divisor": divisor,
            "first": first,
            "end": end,
        }
