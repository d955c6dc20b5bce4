"""The command: every section in a process of its own, or the one that is named in this one."""

import subprocess
import sys
from importlib import import_module

from tests.bench.measuring import machine, peak, say

SECTIONS = ("checking", "importing", "journal", "pages", "reports", "searching")
ALONE = ("sharing",)
"""Sections that run only where they are named."""


def main(names: list[str]) -> int:
    """Run the named sections, or all; 1 where one of them failed."""
    unknown = set(names) - {*SECTIONS, *ALONE}
    if unknown:
        say(f"There is no section {', '.join(sorted(unknown))}: {', '.join(SECTIONS + ALONE)}.")
        return 2
    if len(names) == 1:
        import_module(f"tests.bench.{names[0]}").run()
        say(f"  peak memory of this section's process: {peak()}\n")
        return 0
    say(f"This machine: {machine()}\n")
    command = [sys.executable, "-m", "tests.bench"]
    failed = [subprocess.call([*command, name]) != 0 for name in names or SECTIONS]
    return int(any(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
