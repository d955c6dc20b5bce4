"""The rows that were refused, as a file to mend; and cells that a spreadsheet does not run."""

import csv
import io

from registry.services.exchange.result import Result

REASON = "reason"
"""The last column of a rejects file; it is left out when the mended file comes back."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(text: str) -> str:
    """A cell for a CSV file of ours: one that a spreadsheet would run gets an apostrophe ahead."""
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text


def bare_cell(text: str) -> str:
    """The cell that `safe_cell` made safe."""
    return text[1:] if text[:1] == "'" and text.lstrip("'").startswith(FORMULA) else text


def rejects_file(result: Result) -> str:
    """The refused rows under the file's own columns, with every reason of each in a last one."""
    columns = [column for column in result.columns if column != REASON]
    width = len(columns)
    reasons: dict[int, list[str]] = {}
    for refusal in result.refused:
        reasons.setdefault(refusal.line, []).append(str(refusal))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*map(safe_cell, columns), REASON])
    for line, cells in sorted(result.rejects.items()):
        row = [safe_cell(cell) for cell in cells]
        blanks = [""] * (width - len(row))
        surplus = row[len(result.columns) :]
        writer.writerow([*row[:width], *blanks, "; ".join(reasons[line]), *surplus])
    return out.getvalue()
