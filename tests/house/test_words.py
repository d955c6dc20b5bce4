"""Small rooms that say what they are, one clock, whole numbers, pages that can be mirrored."""

import ast
import re
from pathlib import Path

import pytest

from tests.databases import ROOT

LONGEST = 250
# Steps of the schema's history are written once; the accounts' columns are Flask-Security's own.
HISTORY = Path("migrations/versions")
COLUMNS = ("registry", "migrations")
NOT_OURS = {HISTORY / "0004_accounts.py"}
CLOCK = Path("registry/clock.py")
TELLS_THE_TIME = {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time"}
MODULES = sorted(
    file.relative_to(ROOT)
    for folder in ("audits", "registry", "migrations", "tests")
    for file in (ROOT / folder).rglob("*.py")
)
TEMPLATES = sorted(file.relative_to(ROOT) for file in (ROOT / "templates").rglob("*.html"))
STYLESHEETS = sorted(file.relative_to(ROOT) for file in (ROOT / "registry/static").rglob("*.css"))

# Left and right are for logical properties to find: margin-inline-start, inset-inline-end, start.
PHYSICAL = re.compile(
    r"""(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)
      | (?<![-\w])(?:left|right)\s*:
      | (?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)
      | border-(?:top|bottom)-(?:left|right)-radius""",
    re.VERBOSE,
)

every_module = pytest.mark.parametrize("module", MODULES, ids=str)


def _tree(module: Path) -> ast.Module:
    return ast.parse((ROOT / module).read_text(encoding="utf-8"))


def test_the_house_has_been_found():
    assert CLOCK in MODULES
    assert TEMPLATES
    assert STYLESHEETS


@every_module
def test_a_module_says_what_lives_in_it(module):
    assert (ast.get_docstring(_tree(module)) or "").strip()


@pytest.mark.parametrize(
    "file", [file for file in [*MODULES, *TEMPLATES] if file.parent != HISTORY], ids=str
)
def test_a_room_is_small(file):
    assert len((ROOT / file).read_text(encoding="utf-8").splitlines()) <= LONGEST


@every_module
def test_only_the_clock_tells_the_time(module):
    if module == CLOCK or module.parts[0] == "tests":
        return
    calls = {ast.unparse(node.func) for node in ast.walk(_tree(module)) if _is_call(node)}
    ends = {".".join(call.split(".")[-2:]) for call in calls}
    assert ends & TELLS_THE_TIME == set()


@pytest.mark.parametrize(
    "module",
    [file for file in MODULES if file.parts[0] in COLUMNS and file not in NOT_OURS],
    ids=str,
)
def test_no_column_loses_digits_or_has_a_length(module):
    names = {
        ast.unparse(node.func).split(".")[-1] for node in ast.walk(_tree(module)) if _is_call(node)
    }
    assert names & {"Float", "Double", "Numeric", "REAL", "String", "VARCHAR"} == set()


@pytest.mark.parametrize("sheet", STYLESHEETS, ids=str)
def test_a_stylesheet_mirrors_by_itself(sheet):
    lines = (ROOT / sheet).read_text(encoding="utf-8").splitlines()
    assert [line.strip() for line in lines if PHYSICAL.search(line)] == []


@pytest.mark.parametrize(
    "line", ["margin-left: 1em", "left: 0", "text-align:right", "border-top-left-radius: 2px"]
)
def test_a_physical_side_is_seen(line):
    assert PHYSICAL.search(line)


@pytest.mark.parametrize("line", ["margin-inline-start: 1em", "text-align: start", "--left: 1"])
def test_a_logical_side_passes(line):
    assert not PHYSICAL.search(line)


def _is_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Call)
