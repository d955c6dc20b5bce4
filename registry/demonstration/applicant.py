"""The story of an invented applicant behind whom an invented revoked agency seems to stand.

The same director and the same telephone; its rule of objections is invented like all the rest.
"""

from dataclasses import dataclass

REVOKED = "timmur"
OBJECTION_DAYS = 14
CITE = "Invented rule of the demonstration, section 3"
SOURCE = "Papers of the application (demonstration, invented)"


@dataclass(frozen=True)
class Applicant:
    """A firm that asks for a licence; `phone` is that of the revoked agency."""

    number: str
    name: str
    name_local: str
    address: str
    email: str
    director: str
    applied: int
    ground: str
    papers: tuple[tuple[str, str], ...]
    objection: str
    objector: str


APPLICANT = Applicant(
    number="A-9901-DEMO",
    name="Timur Kholsi Placement Pvt. Ltd.",
    name_local="टिमुर खोल्सी प्लेसमेन्ट प्रा. लि.",
    address="Demonstration House 94, Narayangadh, Chitwan",
    email="office@timurkholsi.example.org",
    director="Dipendra Demo-Basnet",
    applied=3,
    ground="First licence asked for; papers complete.",
    papers=(
        ("incorporation", "Demonstration file 9901/1"),
        ("directors", "Demonstration file 9901/2"),
        ("bond", "Demonstration file 9901/3"),
    ),
    objection="The same man sat at the desk of the agency that kept my brother's wages. Only"
    " the sign above the door is new.",
    objector="A worker's sister",
)
