"""Refusals: what of them stands in a log."""

from audits.errors import BadAmount


def test_a_refusal_names_itself_and_its_sentence() -> None:
    refusal = BadAmount("%(text)s is no amount", text="1,5")
    assert repr(refusal) == "BadAmount('%(text)s is no amount')"
    assert str(refusal) == "1,5 is no amount"
