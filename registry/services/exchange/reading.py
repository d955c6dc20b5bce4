"""From bytes to rows: encoding, separator and quoting. What a cell means is not known here.

UTF-8 with or without a byte-order mark, separated by comma, tab or semicolon, quoted as in
RFC 4180. A file that is something else is refused in one sentence.
"""

import csv
import io
from collections.abc import Iterator

from flask_babel import gettext as _

from registry.services.exchange.result import BadFile

SEPARATORS = (",", "\t", ";")
BLANK = " \t\r\n\xa0\ufeff"
MARK = b"\xef\xbb\xbf"
OTHER_KINDS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b", b"\x89PNG")
WIDE = (b"\xff\xfe", b"\xfe\xff")
MEGABYTE = 1024 * 1024


class Table:
    """A file as its header and its rows; each row comes with the line on which it begins."""

    def __init__(self, data: bytes) -> None:
        text = decoded(data)
        self.lines = text.count("\n") + 1
        self._reader = csv.reader(
            io.StringIO(text, newline=""), delimiter=separator(text), strict=True
        )
        header = next(self.rows(), None)
        if header is None:
            raise BadFile(_("The file is empty."))
        self.header_line, cells = header
        self.columns = [cell.strip(BLANK) for cell in cells]

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """The rows that are left; lines without any sign are passed over."""
        while True:
            line = self._reader.line_num + 1
            try:
                cells = next(self._reader, None)
            except csv.Error as error:
                raise BadFile(
                    _("Line %(line)s cannot be read as CSV: %(error)s.", line=line, error=error),
                    line=line,
                ) from error
            if cells is None:
                return
            if cells and (len(cells) > 1 or cells[0].strip(BLANK)):
                yield line, cells


def refuse_size(size: int, largest: int) -> None:
    """Refuse a file of more bytes than may come in, before it is read."""
    if size > largest:
        raise BadFile(
            _(
                "The file has %(size)s MB and the largest that can come in has %(largest)s MB:"
                " split it.",
                size=-(-size // MEGABYTE),
                largest=largest // MEGABYTE,
            )
        )


def decoded(data: bytes) -> str:
    """The text of a file, or the sentence that says what it is instead."""
    if not data.removeprefix(MARK).strip():
        raise BadFile(_("The file is empty."))
    if data.startswith(WIDE):
        raise BadFile(_("The file is in UTF-16: save it as CSV in UTF-8."))
    if data.startswith(OTHER_KINDS) or b"\0" in data:
        raise BadFile(_("This is no CSV file but a binary one: save the table as CSV in UTF-8."))
    try:
        return data.removeprefix(MARK).decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadFile(
            _("Line %(line)s is not in UTF-8: save the file as CSV in UTF-8.", line=line),
            line=line,
            value=f"0x{data[error.start]:02x}",
        ) from error


def separator(text: str) -> str:
    """The sign that splits the first line most often, outside its quotes; a comma if none does."""
    first = text.lstrip(BLANK).split("\n", 1)[0]
    bare = "".join(first.split('"')[::2])
    return max(SEPARATORS, key=bare.count)
