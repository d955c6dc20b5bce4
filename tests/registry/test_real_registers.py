"""The whole published registers come in, are found again, and lose nothing on the way."""

import json

import pytest

from registry.db import db
from registry.models import Agency
from registry.services.licensing import require_agency


@pytest.fixture
def bring(runner, shared_data, tmp_path):
    """Bring a published register in; the rejects file stays in the test's own folder."""

    def run(name, column_map):
        copy = tmp_path / f"{name}.csv"
        copy.write_bytes((shared_data / f"{name}.csv").read_bytes())
        result = runner.invoke(
            args=["agencies", "import", str(copy), "--map", column_map, "--skip-bad", "--json"]
        )
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    return run


@pytest.fixture
def twice(bring):
    """Bring a register in two times; what it added, and whom it refused: line, column, firm."""

    def run(name, column_map):
        first, second = bring(name, column_map), bring(name, column_map)
        assert (first["changed"], first["unchanged"], second["added"]) == (0, 0, 0)
        assert (second["changed"], second["unchanged"]) == (0, first["added"])
        assert second["missing"] == []
        assert second["refusals"] == first["refusals"]
        refused = [(one["line"], one["column"], one["row"]) for one in first["refusals"]]
        return first["added"], refused

    return run


def entries():
    """Every entry of every licence: its status, the list's own word, and which facts it has."""
    agencies = db.session.scalars(db.select(Agency).order_by(Agency.id))
    return [
        (entry.status, entry.reported, entry.expires_on is not None, entry.ground is not None)
        for agency in agencies
        for entry in agency.entries
    ]


def test_a_whole_list_with_one_bad_row_stays_out(runner, shared_data, app):
    path = str(shared_data / "bd-bmet-2023.csv")
    result = runner.invoke(args=["agencies", "import", path, "--map", "bd-bmet"])
    assert result.exit_code == 1
    assert "KBS Global Trade & HR Solutions" in result.stderr
    with app.app_context():
        assert db.session.scalars(db.select(Agency)).all() == []


def test_bangladeshs_zeros_and_two_firms_of_one_name_stay(twice, app):
    nameless = [(225, "rl_no", "KBS Global Trade & HR Solutions")]
    assert twice("bd-bmet-2023", "bd-bmet") == (506, nameless)
    with app.app_context():
        assert require_agency("0010").number == "0010"
        assert {require_agency(number).name for number in ("0923", "0251")} == {"Gulf Associate"}


def test_thailands_two_scripts_numbers_and_revocations_stay(twice, app):
    assert twice("th-doe-2025", "th-doe") == (159, [])
    with app.app_context():
        malindo = require_agency("ต.8/2527")
        assert malindo.name == "MALINDO RECRUITING AGENCY CO.,LTD."
        assert malindo.name_local == "มาลินโด จำกัด"
        assert malindo.number == "ต.8/2527"
        assert entries().count(("revoked", "revoked", False, True)) == 2
        assert entries().count(("valid", "listed", False, False)) == 157


def test_manning_agents_last_days_and_words_are_told_apart(twice, app):
    assert twice("bd-manning-agents", "bd-manning") == (83, [])
    with app.app_context():
        assert entries().count(("suspended", "License suspended", False, False)) == 1
        assert entries().count(("expired", "Approval Expired", False, False)) == 1
        assert entries().count(("valid", None, True, False)) == 81


def test_viet_nams_enterprises_get_numbers_of_ours_and_the_shifted_row_is_refused(twice, app):
    shifted = [(196, "status", "Công ty cổ phần nhân lực và dịch vụ Á Châu")]
    assert twice("vn-dolab-2024", "vn-dolab") == (354, shifted)
    with app.app_context():
        agencies = db.session.scalars(db.select(Agency)).all()
        assert all(one.number_is_ours and one.number.startswith("vn-dolab-") for one in agencies)
        assert len({one.number for one in agencies}) == 354


def test_singapores_firms_are_known_by_their_trading_names_too(twice, app):
    assert twice("sg-mom-directory-14", "sg-mom") == (14, [])
    with app.app_context():
        trading = require_agency("12C5507").trading_names
        assert trading == ["Nation Employment", "Nation Maid Agency"]
