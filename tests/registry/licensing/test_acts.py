"""The table of acts: whole, in words, a way out of each status, and as the README draws it."""

import pytest

from audits.standing import LIMITED, MAY_NOT, MAY_RECRUIT
from registry.acts import ACTS, APPEAL, APPLICATION, LICENCE, Decision, possible
from registry.services import naming, wording
from registry.services.drawing import diagram
from tests.databases import ROOT

BY_DATE = {"expired", "renewal_pending"}


def test_the_readme_shows_the_table_as_it_is():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"```mermaid\n{diagram()}```" in readme


def test_no_act_makes_what_only_a_date_can_make():
    assert BY_DATE.isdisjoint(act.makes for act in ACTS.values())


def test_every_status_is_made_by_an_act_a_date_or_a_list():
    made = {act.makes for act in ACTS.values()} | BY_DATE | {"never_licensed"}
    assert made >= MAY_RECRUIT | MAY_NOT


def test_an_act_is_about_statuses_of_its_own_kind():
    steps = {None, "applied", "under_review", "refusal_intended", "refused", "withdrawn", "granted"}
    for name, act in ACTS.items():
        if act.of == APPLICATION:
            assert act.before <= steps, name
        if act.of == LICENCE:
            assert act.before <= MAY_RECRUIT | MAY_NOT | {None}, name


@pytest.mark.parametrize("name", ACTS)
def test_an_act_has_words_before_and_after(name):
    assert naming.TO_DO[name]
    assert wording.ACTS[name]


@pytest.mark.parametrize("name", ACTS)
def test_what_an_act_states_is_part_of_a_decision(name):
    assert set(ACTS[name].answers) <= set(Decision.__dataclass_fields__)


def test_whoever_may_recruit_can_be_stopped_and_whoever_is_stopped_can_appeal():
    for status in MAY_RECRUIT:
        assert {"suspend", "suspend_preventively", "revoke"} <= set(possible(status, None, None))
    for status in ("suspended", "preventive_suspension", "revoked", "delisted", "disqualified"):
        assert "appeal" in possible(status, None, None)
        assert "appeal" not in possible(status, None, "pending")


def test_whoever_is_disqualified_has_no_way_back_but_the_appeal():
    assert possible("disqualified", "refused", None) == ["appeal"]


def test_an_act_that_hides_the_limits_of_a_licence_does_not_exist():
    for status in LIMITED:
        assert "surveil" not in possible(status, None, None)


def test_an_appeal_is_decided_once():
    pending = [name for name in possible("revoked", None, "pending") if ACTS[name].of == APPEAL]
    assert pending == ["allow_appeal", "dismiss_appeal"]
    assert "allow_appeal" not in possible("revoked", None, "allowed")
