"""Who signs in: organisations, joint committees, and accounts with one role each.

The account tables are Flask-Security's own (version 3 of its models); everything else about
who may do what is in `registry.access`.
"""

from flask_security.models import fsqla_v3
from sqlalchemy import Column, ForeignKey, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.db import TEXT, db

fsqla_v3.FsModels.set_db_info(db)


class Organisation(db.Model):
    """Whom accounts belong to; `kind` is ministry, union, civil_society or agency."""

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    kind: Mapped[str]
    country: Mapped[str | None]


committee_member = Table(
    "committee_member",
    db.metadata,
    Column("committee_id", ForeignKey("committee.id"), primary_key=True),
    Column("organisation_id", ForeignKey("organisation.id"), primary_key=True),
)


class Committee(db.Model):
    """The joint body that follows up one agreement, in one corridor."""

    __tablename__ = "committee"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    instrument_id: Mapped[str]
    origin: Mapped[str]
    destination: Mapped[str]

    members: Mapped[list[Organisation]] = relationship(
        secondary=committee_member, order_by=Organisation.slug
    )


class Role(db.Model, fsqla_v3.FsRoleMixin):
    """A role by its name in `registry.access.Role`."""

    __tablename__ = "role"


class User(db.Model, fsqla_v3.FsUserMixin):
    """One person's account; it belongs to an organisation unless it administers the register."""

    __tablename__ = "user"

    display_name: Mapped[str | None] = mapped_column(TEXT)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))

    organisation: Mapped[Organisation | None] = relationship()


class WebAuthn(db.Model, fsqla_v3.FsWebAuthnMixin):
    """A security key or passkey of an account."""

    __tablename__ = "web_authn"


class Invitation(db.Model):
    """An account promised to an address: one use, until `expires_at`; only the hash is kept."""

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    email: Mapped[str]
    role: Mapped[str]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    expires_at: Mapped[str]
    used_at: Mapped[str | None]

    organisation: Mapped[Organisation | None] = relationship()
