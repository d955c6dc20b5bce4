"""The step that forgets what an older register kept of persons and placements that are erased."""

import pytest
from flask_migrate import downgrade, upgrade

from registry.db import db
from registry.models import (
    ActProposal,
    BondEntry,
    CorrectionRequest,
    ErasedPlacement,
    Personal,
)
from registry.services import disputing, journal, veiling, waiting
from registry.services.disputing import Claim
from registry.services.knowing import entering, publishing
from registry.services.knowing.entries import Entry
from tests.databases import ROOT
from tests.registry.states.conftest import SPRING

FOLDER = str(ROOT / "migrations")
RAM = Entry("field_staff", "Ram Demo-Thapa", source="Notice")
SITA = Entry("field_staff", "Sita Demo-Rai", source="Notice")
ORDER = {"audit": "A-1", "placement": "P-1", "currency": "NPR", "amount": 100}
WARNING = {"kind": "person", "name": "Ram Demo-Thapa", "name_local": None, "contacts": ["98"]}
BODIES = [
    ("awards", "approved", {"audit": "A-1", "orders": [ORDER]}, {"audit": "A-1", "orders": []}),
    ("bond", "declined", {"act": "award", "placement": "P-1"}, {"act": "award", "placement": None}),
    ("warning", "withdrawn", WARNING, WARNING | {"name": None, "contacts": []}),
    ("warning", "approved", WARNING | {"kind": "firm"}, WARNING | {"kind": "firm"}),
    ("bond", "open", {"act": "award", "placement": "P-1"}, {"act": "award", "placement": "P-1"}),
]


@pytest.fixture
def forget():
    """Take the step again over what the test has kept."""

    def run():
        db.session.commit()
        db.session.remove()
        downgrade(FOLDER, "0020")
        upgrade(FOLDER)

    return run


def test_closed_proposals_name_nobody_and_open_ones_wait_as_they_were(himal, sita, forget):
    for kind, state, body, _left in BODIES:
        waiting.keep(kind, body, officer=sita, agency=himal).state = state
    forget()
    kept = db.session.scalars(db.select(ActProposal).order_by(ActProposal.id)).all()
    assert [one.body for one in kept] == [left for *_before, left in BODIES]


def test_awards_to_a_placement_that_was_erased_say_no_more_for_whom(himal, forget):
    number = journal.begin_write("erasure", actor="test")
    gone = ErasedPlacement(reference="P-1", agency_id=himal.id, erased_in=number, ground="Hers.")
    db.session.add(gone)
    for reference in ("P-1", "P-2"):
        award = BondEntry(agency_id=himal.id, act="award", since=SPRING, seq=himal.seq,
                          placement=veiling.veil(reference))  # fmt: skip
        db.session.add(award)
    other = veiling.veil("P-1")
    forget()
    awards = db.session.scalars(db.select(BondEntry).order_by(BondEntry.id)).all()
    assert [veiling.unveil(one.placement) for one in awards] == [None, "P-2"]
    assert db.session.get(Personal, awards[0].placement).salt is None
    assert veiling.unveil(other) == "P-1"


def test_what_was_written_before_a_person_was_erased_goes(himal, dolma, sita, forget):
    publishing.publish(himal.kept_in, ["field_staff"], actor="test")
    ram, other = (entering.get_entry(himal, entering.enter(himal, one, actor="test"))
                  for one in (RAM, SITA))  # fmt: skip
    claim = Claim(other.fact, "A firm's.", "Not ours.", "Letter")
    before = disputing.open_(himal, claim, account=dolma).id
    place = disputing.open_(himal, Claim("address", "Birgunj", "It moved.", "Lease"), account=dolma)
    entering.erase_values(himal, ram, "He asked for it.", actor="test")
    disputing.decline(db.session.get(CorrectionRequest, before), "Ram says so.", officer=sita)
    later = disputing.open_(himal, Claim(other.fact, "A shop's.", "Not ours.", "Card"),
                            account=dolma).id  # fmt: skip
    place = place.id
    forget()
    kept = {one.id: one for one in db.session.scalars(db.select(CorrectionRequest))}
    assert [kept[before].wanted, kept[before].why, kept[before].reason] == ["…"] * 3
    assert (kept[later].wanted, kept[later].reason) == ("A shop's.", None)
    assert kept[place].wanted == "Birgunj"
