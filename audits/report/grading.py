"""Points for graded findings, as proposed to the committees that use this report.

The scale follows the licensing standards of the United Kingdom's GLAA (critical 30, others 8); the
third grade is the proposal's own. Grades themselves are given by the auditor.
"""

from collections.abc import Iterable

from audits.report.data import Graded

POINTS = {"critical": 30, "major": 8, "minor": 2}
REFER_FROM = 30


def points(graded: Graded) -> int:
    """The points of one graded clause, however many breaches it has."""
    return POINTS[graded.grade]


def total_points(grades: Iterable[Graded]) -> int:
    """The sum of points; from REFER_FROM on the case is referred for suspension."""
    return sum(map(points, grades))
