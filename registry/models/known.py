"""What workers know an agency by: its people, places, partners, and its other names and numbers.

Each row is one dated entry, a projection of the event that entered it (`seq`). The event that
ended it (`ended`) says from which day on (`until`) and on what `ground`; an entry that was ended
without a day was a mistake and never held. Which of it the public reads is in `services.knowing`.
"""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from registry.db import Document, db


class Known:
    """What every such entry has: whose it is, when it held, how it is known."""

    id: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    since: Mapped[date | None]
    until: Mapped[date | None]
    source: Mapped[str | None]
    ground: Mapped[str | None]
    seq: Mapped[int] = mapped_column(ForeignKey("journal.seq"))
    ended: Mapped[int | None] = mapped_column(ForeignKey("journal.seq"))

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Index, ...]:  # noqa: N805 - SQLAlchemy hands over the class
        return (Index(None, "agency_id"),)

    @property
    def mistaken(self) -> bool:
        """Whether the entry was a mistake and never held."""
        return self.ended is not None and self.until is None


class AgencyPerson(Known, db.Model):
    """A person who owns, leads or works for an agency.

    `role` is director, owner, manager, sub_agent or field_staff. `name`, `phone`, `email`,
    `number_hash` and `place_hash` are hashes of personal values, never the values. `registered`
    says whether the authority has registered the person, under that number where it gave one; None
    is not said. `number` and `place` are those of entries made before they were veiled.
    """

    __tablename__ = "agency_person"

    name: Mapped[str]
    role: Mapped[str]
    registered: Mapped[bool | None]
    number: Mapped[str | None]
    place: Mapped[str | None]
    number_hash: Mapped[str | None]
    place_hash: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]


class AgencyPlace(Known, db.Model):
    """A place of an agency: `kind` is head_office, branch or training_centre."""

    __tablename__ = "agency_place"

    kind: Mapped[str]
    name: Mapped[str | None]
    number: Mapped[str | None]
    address: Mapped[str | None]
    phones: Mapped[list[str]] = mapped_column(Document, default=list)
    emails: Mapped[list[str]] = mapped_column(Document, default=list)


class AgencyTie(Known, db.Model):
    """A firm that an agency works with: partner_agency, accredited_employer or main_client."""

    __tablename__ = "agency_tie"

    kind: Mapped[str]
    name: Mapped[str]
    name_folded: Mapped[str]
    country: Mapped[str | None]
    number: Mapped[str | None]


class AgencyAlias(Known, db.Model):
    """Another name, number or page of an agency, as it is printed (`text`).

    `kind` is legal_name, former_name, trading_name, script_name, former_number, web_page or
    social_page.
    """

    __tablename__ = "agency_alias"

    kind: Mapped[str]
    text: Mapped[str]
