"""What follows from the findings: the agency's reply, actions, sanctions, questions."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Reply:
    """What the agency answered on one matter, the auditor's answer, and what changed for it."""

    subject: str
    text: str
    on: date | None
    answer: str = ""
    change: str = ""


@dataclass(frozen=True)
class RightOfReply:
    """When the draft went to the agency, when its reply was due, and what came."""

    sent_on: date | None = None
    due_on: date | None = None
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True)
class Action:
    """One corrective action; `status` and `proof` are free words."""

    what: str
    owner: str
    due_on: date | None
    proof: str = ""
    status: str = ""


@dataclass(frozen=True)
class Sanction:
    """A measure that the auditor proposes, why, and the law that allows it."""

    measure: str
    ground: str
    legal_base: str


@dataclass(frozen=True)
class Question:
    """A decision that the committee is asked for, with the options it has."""

    text: str
    options: tuple[str, ...] = ()
