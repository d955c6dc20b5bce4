"""Every kind of act, replayed: the journal rebuilds the same rows, and its hashes still fit."""

from datetime import timedelta

from registry.acts import Decision
from registry.db import db
from registry.services import deciding, following, licensing, rebuilding
from registry.services.following import Rule
from tests.registry.licensing.conftest import SPRING
from tests.registry.publishing import register

LIFE = (
    ("apply", {}), ("review", {}), ("note_inspection", {}), ("grant", {}), ("surveil", {}),
    ("lift", {}), ("restrict", {"limits": "To Malaysia only.", "due_on": SPRING}),
    ("suspend_preventively", {}), ("suspend", {"until": SPRING + timedelta(days=900)}),
    ("appeal", {"stayed": True}), ("dismiss_appeal", {}), ("reinstate", {}), ("revoke", {}),
    ("disqualify", {"basis": "s. 60", "persons": (("Ram Demo-Karki", "director"),)}),
    ("appeal", {"stayed": False}), ("allow_appeal", {}),
)  # fmt: skip


def test_a_whole_life_is_rebuilt_row_for_row(app_context):
    agency = licensing.enter(register(), "9", actor="test", name="Sagarmatha")
    following.add_rule(agency.kept_in, Rule("suspend", "tell", "everybody", 7), actor="test")
    for place, (act, more) in enumerate(LIFE):
        since = SPRING - timedelta(days=len(LIFE) - place)
        decision = Decision(act, since, "Order 7", **({"due_on": None} | more))
        deciding.decide(agency, decision, actor="ministry:np")
    db.session.commit()

    with rebuilding.beside() as (connection, tables):
        rebuilding.replay(connection, tables)
        assert rebuilding.list_differences(connection, tables) == []
