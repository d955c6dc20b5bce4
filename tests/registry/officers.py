"""Officers of two ministries, Nepal's and Malaysia's, and an invented agreement between them."""

from registry.db import db
from registry.models import Organisation, Role, User
from registry.services import adopting, editions, organising, proposing
from registry.services.proposing import Author, Draft
from registry.services.sourcing import Source
from tests.lawtexts import TALE

MINISTRIES = {"npl-labour": "NPL", "mys-labour": "MYS", "qat-labour": "QAT"}
SIGNED = Source(place="arts. 1-3", name="signed.pdf", data=b"%PDF the signed text")


def officer(name: str, organisation: str = "npl-labour") -> User:
    """A ministry's officer of that name; the ministry is made where it does not exist."""
    ministry = db.session.scalar(db.select(Organisation).filter_by(slug=organisation))
    if ministry is None:
        country = MINISTRIES[organisation]
        ministry = organising.found(
            organisation, name=f"Labour {country}", kind="ministry", country=country
        )
    role = db.session.scalar(db.select(Role).filter_by(name="ministry")) or Role(name="ministry")
    user = User(
        email=f"{name}@example.org",
        fs_uniquifier=name,
        active=True,
        password="",
        display_name=name.title(),
        roles=[role],
        organisation=ministry,
    )
    db.session.add(user)
    db.session.flush()
    return user


def current(instrument_id: str = "NPL-MYS-1999"):
    """The instrument in its current edition."""
    return next(one for one in editions.list_current() if one.id == instrument_id)


def proposed(text: str, by: User, base: str | None = None, reason: str = "As decided."):
    """A text that an officer proposes, of an instrument that there is where it has a base."""
    name = "NPL-MYS-1999" if base else None
    return proposing.propose(name, Draft(text, reason, base), Author(by.organisation, by))


def adopted(text: str = TALE, *, by: User, second: User):
    """The instrument after one officer proposed this text and a second one adopted it."""
    known = {one.id: one.edition for one in editions.list_current()}
    adopting.adopt(proposed(text, by, known.get("NPL-MYS-1999")), officer=second)
    return current()
