"""The floors of the house: who may import whom. The contracts stand in setup.cfg."""

import ast
import configparser
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.databases import ROOT

LAW_MAY_USE = {"audits", "fontTools", "fpdf", "pikepdf", "reportlab", "sqlalchemy", "uharfbuzz"}


def test_every_import_goes_down():
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_room_of_the_register_stands_on_a_floor():
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg")
    floors = setup["importlinter:contract:house"]["layers"].replace("|", " ").split()
    rooms = {f"registry.{room.name}" for room in pkgutil.iter_modules([ROOT / "registry"])}
    assert rooms - set(floors) == set()


@pytest.mark.parametrize(
    "file", sorted((ROOT / "audits").rglob("*.py")), ids=lambda file: file.stem
)
def test_the_law_needs_no_session_and_no_web(file):
    used = {(name, name.partition(".")[0]) for name in _imports(file)}
    foreign = {name for name, top in used if top not in LAW_MAY_USE | sys.stdlib_module_names}
    foreign |= {name for name, _ in used if name.startswith("sqlalchemy.orm")}
    foreign |= {name for name, top in used if top == "fpdf" and not name.startswith("fpdf.bidi")}
    assert foreign == set()


def _imports(file: Path) -> set[str]:
    """The full name of everything that a module imports, `package.module.thing`."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names
