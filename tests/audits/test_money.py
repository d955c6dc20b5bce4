"""Amounts: read exactly or refused with the reason, shown with all the digits of the currency."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.errors import BadAmount
from audits.money import EXPONENTS, LARGEST, Money, parse, plain, scaled, show

currencies = st.sampled_from(sorted(EXPONENTS))


@pytest.mark.parametrize(
    "text, currency, minor, shown",
    [
        ("25000", "NPR", 2_500_000, "25000.00 NPR"),
        ("25000.5", "NPR", 2_500_050, "25000.50 NPR"),
        ("12.345", "KWD", 12_345, "12.345 KWD"),
        ("0.07", "PHP", 7, "0.07 PHP"),
        ("150000", "JPY", 150_000, "150000 JPY"),
        ("1.2345", "CLF", 12_345, "1.2345 CLF"),
        (" 900 ", "USD", 90_000, "900.00 USD"),
        ("000", "INR", 0, "0.00 INR"),
        ("000000000000025", "INR", 2_500, "25.00 INR"),
    ],
)
def test_an_amount_is_read_into_the_minor_units_of_its_currency(
    text: str, currency: str, minor: int, shown: str
) -> None:
    assert parse(text, currency) == minor
    assert show(minor, currency) == shown
    assert str(Money(minor, currency)) == shown


@given(st.integers(0, LARGEST), currencies)
def test_what_is_shown_is_read_back_as_the_same_amount(minor: int, currency: str) -> None:
    assert parse(plain(minor, currency), currency) == minor


def test_a_debt_below_nought_is_shown_with_its_sign() -> None:
    assert plain(-5, "NPR") == "-0.05"
    assert plain(-5, "JPY") == "-5"


def test_decimals_that_are_noughts_change_no_amount():
    assert parse("250000.00", "VND") == 250_000
    assert parse("1500.0", "JPY") == 1_500
    assert parse("1.000", "NPR") == 100
    assert parse("0.000", "JPY") == 0


NO_AMOUNT = "is no amount: digits with at most one decimal point are"


@pytest.mark.parametrize(
    "text",
    ["-1", "+1", "1e5", "NaN", "inf", "25,000", "25 000", "1.", ".5", "", "१२", "=1+1"],
)
def test_what_is_no_amount_is_refused_by_its_name(text: str) -> None:
    with pytest.raises(BadAmount) as refused:
        parse(text, "NPR")
    assert str(refused.value) == f"{text!r} {NO_AMOUNT}"


@pytest.mark.parametrize(
    "text, told",
    [
        ("1.005", "'1.005' has more than 2 decimals"),
        ("1.0001", "'1.0001' has more than 2 decimals"),
        ("1000000000.01", "'1000000000.01' is larger than this register can hold"),
        ("9" * 5000, f"'{'9' * 40}' is larger than this register can hold"),
        ("1" * 50 + ".555", f"'{'1' * 40}' has more than 2 decimals"),
        ("x" * 50, f"'{'x' * 40}' {NO_AMOUNT}"),
    ],
)
def test_an_amount_of_nepali_rupees_that_cannot_be_held_is_refused(text: str, told: str) -> None:
    with pytest.raises(BadAmount) as refused:
        parse(text, "NPR")
    assert str(refused.value) == told


@given(st.text(max_size=20), currencies)
def test_any_text_is_an_amount_within_the_limit_or_a_refusal(text: str, currency: str) -> None:
    try:
        minor = parse(text, currency)
    except BadAmount:
        return
    assert 0 <= minor <= LARGEST


def test_the_largest_amount_is_held_and_one_minor_unit_more_is_not() -> None:
    assert parse("1000000000.00", "NPR") == LARGEST
    with pytest.raises(BadAmount):
        parse("100000000001", "JPY")


@pytest.mark.parametrize("code", ["XXX", "npr", "RS", "", "NPRX"])
def test_a_code_that_iso_4217_does_not_have_is_refused_by_its_name(code: str) -> None:
    with pytest.raises(BadAmount) as refused:
        parse("1", code)
    assert str(refused.value) == f"{code!r} is no currency code of ISO 4217"
    with pytest.raises(BadAmount):
        Money(1, code)


def test_a_decimal_number_is_scaled_without_a_currency() -> None:
    assert scaled("48.5", 3) == 48_500
    with pytest.raises(BadAmount):
        scaled("48.1234", 3)


def test_amounts_of_one_currency_compare_and_of_two_refuse() -> None:
    assert Money(1, "NPR") < Money(2, "NPR") <= Money(2, "NPR")
    assert Money(3, "NPR") > Money(2, "NPR") >= Money(2, "NPR")
    assert not Money(2, "NPR") < Money(2, "NPR")
    assert not Money(2, "NPR") > Money(2, "NPR")
    with pytest.raises(BadAmount) as refused:
        _ = Money(1, "NPR") < Money(2, "MYR")
    assert str(refused.value) == "NPR and MYR are two currencies and do not compare"


def test_currencies_with_other_than_two_decimals_are_those_of_the_standard() -> None:
    three = {code for code, digits in EXPONENTS.items() if digits == 3}
    assert three == {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}
    assert {code for code, digits in EXPONENTS.items() if digits == 4} == {"CLF", "UYW"}
    assert all(EXPONENTS[code] == 0 for code in ("JPY", "KRW", "VND", "UGX", "XOF", "BIF", "CLP"))
    assert len(EXPONENTS) > 170
    assert all(len(code) == 3 and code.isupper() for code in EXPONENTS)
