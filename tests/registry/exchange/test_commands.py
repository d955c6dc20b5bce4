"""The imports from the terminal: what is said, where, and with which status they end."""

import json

import pytest

from registry.services.exchange.maps import shipped
from tests.registry.exchange.files import EXCERPTS, HIMAL, SITA, VISA, file

BAD = SITA | {"reference": "P-2", "origin": "XX"}


@pytest.fixture
def bring(runner, tmp_path):
    """Run an import of rows, or of bytes, from a file of that name."""

    def run(group, content, *options, named="input.csv"):
        path = tmp_path / named
        path.write_bytes(content if isinstance(content, bytes) else file(*content))
        return runner.invoke(args=[group, "import", str(path), *options])

    return run


def last_line(result):
    return result.stdout.splitlines()[-1]


def test_an_import_ends_with_one_line_and_status_0(bring):
    result = bring("agencies", [HIMAL])
    assert (result.exit_code, result.stdout) == (0, "added 1, changed 0, unchanged 0, refused 0\n")
    again = bring("agencies", [HIMAL])
    assert last_line(again) == "added 0, changed 0, unchanged 1, refused 0"


def test_every_kind_of_file_has_its_command(bring):
    term = {"kind": "minimum", "country": "MYS", "valid_from": "2025-01-01", "source": "law"}
    rate = {"on": "2025-01-01", "from_currency": "MYR", "to_currency": "NPR", "numerator": "31",
            "denominator": "1"}  # fmt: skip
    kinds = {
        "agencies": HIMAL,
        "placements": SITA,
        "charges": VISA,
        "reference": term,
        "rates": rate,
    }
    for group, row in kinds.items():
        result = bring(group, [row])
        assert last_line(result) == "added 1, changed 0, unchanged 0, refused 0", result.output
        assert result.exit_code == 0


def test_a_bad_row_keeps_the_whole_file_out_and_ends_with_1(bring):
    bring("agencies", [HIMAL])
    result = bring("placements", [SITA, BAD])
    assert result.exit_code == 1
    assert result.stdout == "added 0, changed 0, unchanged 0, refused 1\n"
    assert "line 3 (P-2), origin 'XX': " in result.stderr
    assert last_line(bring("placements", [SITA])) == "added 1, changed 0, unchanged 0, refused 0"


def test_bad_rows_go_to_a_file_that_can_be_mended_and_brought_in(bring, tmp_path):
    bring("agencies", [HIMAL])
    result = bring("placements", [SITA, BAD | {"employer": "=cmd()"}], "--skip-bad")
    assert (result.exit_code, last_line(result)) == (
        0, "added 1, changed 0, unchanged 0, refused 1",
    )  # fmt: skip
    rejects = (tmp_path / "input.rejects.csv").read_text(encoding="utf-8")
    assert rejects.splitlines()[0].endswith(",reason")
    assert "'=cmd()" in rejects
    mended = bring("placements", rejects.replace(",XX,", ",NPL,").encode(), named="mended.csv")
    assert last_line(mended) == "added 1, changed 0, unchanged 0, refused 0", mended.stderr


def test_no_rejects_file_is_made_where_nothing_is_refused(bring, tmp_path):
    bring("agencies", [HIMAL], "--skip-bad")
    assert [path.name for path in tmp_path.glob("*.csv")] == ["input.csv"]


def test_with_json_standard_output_holds_one_object(bring):
    bring("agencies", [HIMAL])
    result = bring("placements", [SITA, BAD], "--json")
    assert result.exit_code == 1
    outcome = json.loads(result.stdout)
    (refusal,) = outcome.pop("refusals")
    assert outcome == {"added": 0, "changed": 0, "unchanged": 0, "refused": 1, "missing": [],
                       "delisted": [], "lifted": [], "resembling": []}  # fmt: skip
    assert (refusal["line"], refusal["column"], refusal["value"]) == (3, "origin", "XX")
    assert refusal["reason"]


def test_a_dry_run_shows_what_is_added_changed_and_missing_and_writes_nothing(bring):
    bring("agencies", [HIMAL, HIMAL | {"number": "2", "name": "Koshi"}])
    rows = [HIMAL | {"name": "Himal Two"}, HIMAL | {"number": "3", "name": "Gandaki"}]
    result = bring("agencies", rows, "--dry-run")
    assert result.stdout.splitlines() == [
        "+ 3 Gandaki", "~ 0215 Himal Manpower: name", "added 1, changed 1, unchanged 0, refused 0",
    ]  # fmt: skip
    assert "- 2 Koshi" in result.stderr
    assert last_line(bring("agencies", rows)) == "added 1, changed 1, unchanged 0, refused 0"


@pytest.mark.parametrize(
    "content, said",
    [
        (b"\x00\x01", "binary"),
        (b"", "empty"),
        ("number,name,country\n1,Ça,NPL".encode("latin-1"), "UTF-8"),
        (b"number,name,moon\n", "moon"),
    ],
)
def test_a_file_that_cannot_be_used_gets_one_sentence_and_no_traceback(bring, content, said):
    result = bring("agencies", content)
    assert result.exit_code == 1
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert last_line(result) == "added 0, changed 0, unchanged 0, refused 1"


def test_a_file_of_200_megabytes_is_refused_unread(runner, tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as huge:
        huge.truncate(200 * 1024 * 1024)
    result = runner.invoke(args=["charges", "import", str(path)])
    assert result.exit_code == 1
    assert "200 MB" in result.stderr


def test_a_usage_error_ends_with_2(runner):
    assert runner.invoke(args=["agencies", "import", "nowhere.csv"]).exit_code == 2
    assert runner.invoke(args=["agencies", "import"]).exit_code == 2


def test_an_unknown_map_names_those_that_there_are(bring):
    result = bring("agencies", [HIMAL], "--map", "moon")
    assert result.exit_code == 1
    assert "bd-bmet, bd-manning, sg-mom, th-doe, vn-dolab" in result.stderr


def test_a_map_may_be_a_file(bring, tmp_path):
    (tmp_path / "np.toml").write_text('country = "NPL"\n[columns]\nno = "number"\n')
    row = {"no": "7", "name": "Koshi"}
    assert bring("agencies", [row], "--map", str(tmp_path / "np.toml")).exit_code == 0


def test_every_shipped_map_has_an_excerpt():
    assert [path.stem for path in sorted(EXCERPTS.glob("*.csv"))] == shipped()


# What each excerpt brings: added, then the lines and columns refused.
OUTCOMES = {
    "bd-bmet": (4, [(5, "rl_no", "KBS Global Trade & HR Solutions")]),
    "bd-manning": (5, []),
    "sg-mom": (5, []),
    "th-doe": (5, []),
    "vn-dolab": (4, [(6, "status", "Công ty cổ phần nhân lực và dịch vụ Á Châu")]),
}


@pytest.mark.parametrize("name", OUTCOMES)
def test_an_excerpt_of_each_real_register_comes_in(bring, name):
    added, refused = OUTCOMES[name]
    excerpt = (EXCERPTS / f"{name}.csv").read_bytes()
    assert excerpt.count(b"\n") <= 6
    result = bring("agencies", excerpt, "--map", name, "--skip-bad", "--json")
    outcome = json.loads(result.stdout)
    assert outcome["added"] == added
    told = [(one["line"], one["column"], one["row"]) for one in outcome["refusals"]]
    assert told == refused
    again = json.loads(bring("agencies", excerpt, "--map", name, "--skip-bad", "--json").stdout)
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, added)


def test_a_preview_names_the_first_hundred_placements_and_counts_the_rest(bring):
    bring("agencies", [HIMAL])
    many = [SITA | {"reference": f"P-{number:03d}"} for number in range(1, 104)]
    added = bring("placements", many, "--dry-run").stdout.splitlines()
    assert (added[0], added[99], added[100]) == ("+ P-001", "+ P-100", "+ and 3 more")
    bring("placements", many)
    changes = bring("placements", [row | {"wage_amount": "1"} for row in many], "--dry-run")
    changed = changes.stdout.splitlines()
    assert (changed[99], changed[100]) == ("~ P-100: wage_amount", "~ and 3 more")
