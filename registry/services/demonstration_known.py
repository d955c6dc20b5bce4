"""What the invented agencies are known by comes in, and whose names their registers publish."""

from registry.demonstration import Demonstration
from registry.demonstration.known import PUBLISHED
from registry.services import journal, licensing
from registry.services.knowing import entering, publishing
from registry.services.knowing.entries import Entry

AGENCY = "agency"


def load(made: Demonstration) -> None:
    """Enter it all, as an authority would."""
    for slug, kinds in PUBLISHED.items():
        register = licensing.get_register(slug)
        publishing.publish(register, kinds, actor=journal.SYSTEM)
    for known in made.known:
        values = {name: value for name, value in vars(known).items() if name != AGENCY}
        agency = licensing.require_agency(known.agency.qualified)
        entering.enter(agency, Entry(**values), actor=journal.SYSTEM)
