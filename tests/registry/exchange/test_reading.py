"""What a file may be made of, and the one sentence that one made otherwise gets."""

import pytest

from registry.services.exchange.reading import Table, refuse_size
from registry.services.exchange.rejects import bare_cell, safe_cell
from registry.services.exchange.result import BadFile

pytestmark = pytest.mark.usefixtures("speaking")


def table(data: bytes) -> list[list[str]]:
    """The header and the rows of a file."""
    read = Table(data)
    return [read.columns, *(cells for _line, cells in read.rows())]


@pytest.mark.parametrize(
    "data",
    [
        b"number,name\n0215,Himal\n",
        b"\xef\xbb\xbfnumber,name\r\n0215,Himal\r\n",
        b"number\tname\n0215\tHimal",
        b"number;name\n0215;Himal\n\n",
        b'"number","name"\r0215,Himal\r',
    ],
    ids=["plain", "marked", "tabs", "semicolons", "old line ends"],
)
def test_every_usual_way_to_write_a_table_is_read(data):
    assert table(data) == [["number", "name"], ["0215", "Himal"]]


def test_separators_inside_quotes_do_not_count():
    assert table(b'number,"a;b;c;d"\n1,"x;y"\n') == [["number", "a;b;c;d"], ["1", "x;y"]]


def test_a_cell_may_hold_quotes_separators_and_line_breaks():
    assert table(b'number,name\n1,"Himal ""H"",\nKathmandu"\n')[1] == ["1", 'Himal "H",\nKathmandu']


def test_a_row_knows_the_line_on_which_it_begins():
    read = Table(b'number,name\n1,"two\nlines"\n\n2,one\n')
    assert [line for line, _cells in read.rows()] == [2, 5]


@pytest.mark.parametrize(
    "data, said",
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"PK\x03\x04 a spreadsheet", "binary"),
        (b"number,name\n1,\x00\n", "binary"),
        ("number,name\n".encode("utf-16"), "UTF-16"),
        ("number,name\n1,Ok\n2,Ça\n".encode("latin-1"), "Line 3"),
        (b'number,name\n1,"open\n', "Line 2"),
        (b'number,name\n1,"a"b\n', "Line 2"),
    ],
)
def test_a_file_that_is_no_table_gets_one_sentence(data, said):
    with pytest.raises(BadFile, match=said) as refused:
        table(data)
    assert refused.value.reason.endswith(".")
    assert "\n" not in refused.value.reason


def test_a_file_over_the_limit_is_refused_by_its_size_alone():
    megabyte = 1024 * 1024
    refuse_size(64 * megabyte, 64 * megabyte)
    with pytest.raises(BadFile, match="200 MB and the largest that can come in has 64 MB"):
        refuse_size(200 * megabyte, 64 * megabyte)


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+977 1", "-5", "@SUM(A1)", "'=1", "''+2"])
def test_a_formula_is_made_safe_for_a_spreadsheet_and_can_be_taken_back(text):
    assert safe_cell(text) == f"'{text}"
    assert bare_cell(safe_cell(text)) == text


@pytest.mark.parametrize("text", ["Himal", "'Round the World", "", "<script>", "a=b"])
def test_a_cell_that_no_spreadsheet_runs_stays_as_it_is(text):
    assert safe_cell(text) == bare_cell(text) == text
