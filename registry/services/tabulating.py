"""Repayments as a table to be downloaded; what they are is in `services.repaying`."""

from collections.abc import Sequence
from csv import DictWriter
from io import StringIO
from typing import Any

from audits.money import plain
from registry.services.repaying import Repayment, Worker

COLUMNS = (
    "reference", "item", "payee", "paid_on", "currency", "paid", "owed", "established", "probable",
    "alleged", "may_be_ordered", "interest", "clause", "cite", "basis", "force", "answers",
    "also_forbidden_by",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(workers: Sequence[Worker]) -> str:
    """The repayments as a table to be downloaded."""
    text = StringIO()
    writer = DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(as_rows(workers))
    return text.getvalue()


def as_rows(workers: Sequence[Worker]) -> list[dict[str, Any]]:
    """The repayments as rows of a table to be downloaded, amounts as plain decimals."""
    return [
        _row(worker.placement.reference, one) for worker in workers for one in worker.repayments
    ]


def _row(reference: str, one: Repayment) -> dict[str, Any]:
    code, charge, view = one.due.currency, one.charge, one.finding
    sums = {
        "owed": one.due.amount,
        "established": one.due.established,
        "probable": one.due.probable,
        "alleged": one.due.alleged,
        "may_be_ordered": one.orderable,
        "interest": one.interest,
    }
    return {
        "reference": safe(reference),
        "item": charge.item if charge else "",
        "payee": safe(charge.payee or "") if charge else "",
        "paid_on": charge.paid_on.isoformat() if charge and charge.paid_on else "",
        "currency": code,
        "paid": plain(charge.amount, code) if charge else "",
        **{name: "" if part is None else plain(part, code) for name, part in sums.items()},
        "clause": view.clause,
        "cite": safe(view.cite),
        "basis": view.basis,
        "force": view.force,
        "answers": one.answers,
        "also_forbidden_by": " ".join(one.also),
    }


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
