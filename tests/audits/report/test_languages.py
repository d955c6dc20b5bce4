"""The report in the languages and scripts of its readers."""

import re
from datetime import date

import pytest

from audits.report import render
from audits.report.data import Agency, Cover
from audits.report.flow import START
from audits.report.pen import PAGE_WIDTH
from tests.audits.report.reading import read, text
from tests.audits.report.sample import empty_report, full_report
from tests.audits.report.sample_parts import COMMITTEE


def same(message: str) -> str:
    return message


@pytest.fixture(scope="module")
def full() -> bytes:
    return render(full_report(), same)


@pytest.fixture(scope="module")
def empty() -> bytes:
    return render(empty_report(), same)


def test_a_demonstration_says_so_on_every_page(full, empty):
    assert all(any("Demonstration data" in line.text for line in page) for page in read(full))
    assert "Demonstration" not in text(empty)


def test_the_scripts_of_the_sample_read_back_from_its_pages(full):
    said = text(full)
    for words in ("लालुपाते उदय ओभरसिज प्रा. लि.", "বাংলা", "हामीले कुनै पनि कामदारबाट"):
        assert words in said
    assert "مكتب الفجر للاستقدام"[::-1] in said


def test_a_report_in_arabic_is_the_mirror_of_one_in_english():
    english, arabic = (
        read(render(full_report(2, language=language), same)) for language in ("en", "ar")
    )
    assert len(english) == len(arabic)
    for left, right in zip(english[1:4], arabic[1:4], strict=True):
        heading = next(line for line in left if line.size == 20)
        mirrored = next(line for line in right if line.text == heading.text and line.size == 20)
        assert heading.left == pytest.approx(START, abs=0.1)
        assert mirrored.right == pytest.approx(PAGE_WIDTH - START, abs=0.1)


def test_every_word_of_the_report_is_asked_for_in_the_readers_language():
    def only_placeholders(message: str) -> str:
        return " ".join(re.findall(r"%\(\w+\)[sd]", message)) or "·"

    report = empty_report(
        cover=Cover("1", "2", date(2025, 11, 3), "3", "4", "5", "6"),
        committee=type(COMMITTEE)("7"),
        agency=Agency("8", "9", "10", "11"),
    )
    assert re.findall("[A-Za-z]+", text(render(report, only_placeholders))) == []
