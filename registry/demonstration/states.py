"""What stands between states and firms in the demonstration: a warning, and a dispute.

The recruiter is invented; its number and page are of the ranges that nobody has.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from registry.demonstration.agencies import Agency
from registry.demonstration.rows import ago

# The agency of whose end the other state was told, and the one that disputes its suspension.
TOLD_OF, DISPUTING = "timmur", "lampuchhre"
STOPPED_BY = "revoke"


@dataclass(frozen=True)
class States:
    """The warning in the words of `services.warning`, its register, and the two agencies."""

    register: str
    warning: dict[str, Any]
    told_of: str
    disputing: str
    claim: dict[str, str]


def states(known: dict[str, Agency], today: date) -> States:
    """The warning, the task and the dispute as they stand on that day."""
    return States(
        register=known[TOLD_OF].register,
        warning={
            "kind": "firm",
            "name": "Sunsari Dream Gulf Visa (demonstration)",
            "name_local": "सुनसरी ड्रिम गल्फ भिसा",
            "places": ("A tea shop beside Demonstration House, Itahari",),
            "contacts": ("+977 1 555 0199", "https://dream-gulf.example/jobs"),
            "reported": "Complaints of four workers, and a trade union",
            "ground": "It took money and passports for jobs abroad and has no licence.",
            "source": "Notice 12 of the demonstration's ministry",
            "since": ago(today, 20),
        },
        told_of=known[TOLD_OF].qualified,
        disputing=known[DISPUTING].qualified,
        claim={
            "wanted": "No suspension",
            "why": "The passports were handed back a week before the inspection.",
            "document": "Receipts of the workers, sent to the department",
        },
    )
