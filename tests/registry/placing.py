"""A small register of placements and charges, brought in as a ministry's files would be."""

import csv
import io
from datetime import date

from registry.models import Agency
from registry.services.exchange import charges, placements
from tests.registry.publishing import licensed, register

PLACED = {
    "agency_number": "himal:1042/070/71",
    "origin": "NPL",
    "destination": "MYS",
    "sector": "manufacturing",
    "occupation": "8141",
    "sex": "female",
    "contract_signed_on": "2023-05-02",
    "departed_on": "2023-06-01",
    "started_on": "2023-06-05",
    "wage_amount": "1500.00",
    "wage_currency": "MYR",
    "wage_period": "month",
    "costs_disclosed": "worker",
}
CHARGED = {
    "item": "service_fee",
    "amount": "60000.00",
    "currency": "NPR",
    "paid_on": "2023-05-10",
    "borne_by": "worker",
    "evidence": "A",
}


def everest() -> Agency:
    """A licensed agency of Nepal that places workers in Malaysia."""
    return licensed(register(), "1042/070/71", "Everest Gate Overseas")


def place(reference: str, **more: str) -> None:
    """One placement of Everest Gate in Malaysia, as told."""
    _load(placements, PLACED | {"reference": reference} | more)


def charge(reference: str, **more: str) -> None:
    """One charge of a placement that its worker bore, as told."""
    _load(charges, CHARGED | {"placement_reference": reference} | more)


def _load(module, row: dict[str, str]) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(row))
    writer.writeheader()
    writer.writerow(row)
    result = module.SHELF.load(text.getvalue().encode(), actor="test")
    assert not result.refused, result.refused[0]


AS_OF = date(2024, 1, 31)
