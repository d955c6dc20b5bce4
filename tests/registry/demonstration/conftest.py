"""The demonstration of one fixed day, and one agency's part of it by the start of its name."""

from collections.abc import Callable

import pytest

from registry.demonstration import Demonstration, build
from tests.registry.demonstration.told import TODAY, Story


@pytest.fixture(scope="session")
def demonstration() -> Demonstration:
    return build(TODAY)


@pytest.fixture(scope="session")
def story(demonstration: Demonstration) -> Callable[[str], Story]:
    def told(name: str) -> Story:
        (agency,) = [one for one in demonstration.agencies if one.name.startswith(name)]
        placements = tuple(
            row for row in demonstration.placements if row["agency_number"] == agency.qualified
        )
        references = {row["reference"] for row in placements}
        charges = tuple(
            row for row in demonstration.charges if row["placement_reference"] in references
        )
        return Story(agency, placements, charges)

    return told
