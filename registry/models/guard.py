"""Why an agency passes although it resembles a sanctioned one or a warning, one by one.

Private: the journal knows only how many there were. What resembles what is found anew each time by
`services.guarding`.
"""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from registry.db import db


class MatchAnswer(db.Model):
    """An officer's answer to one resemblance.

    `kind` and `sign` say in what the two are alike; a person's sign is made of hashes of personal
    values. `sanction` is the event of the act against the other agency, or of the warning.
    """

    __tablename__ = "match_answer"
    __table_args__ = (UniqueConstraint("agency_id", "sanction", "kind", "sign"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    sanction: Mapped[int] = mapped_column(ForeignKey("journal.seq"))
    kind: Mapped[str]
    sign: Mapped[str]
    text: Mapped[str]
    at: Mapped[str]
    actor: Mapped[str]
