"""Read a CSV or tab-separated file in batches: UTF-8 (with or without a mark), UTF-16 with one, or GB18030.

Memory stays flat however long the file is: one block is held at a time.
"""

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv

from huiyin.kernel.text import Text
from huiyin.records.errors import EmptyFileError, NotAWorkbookError, TruncatedFileError, WrongEncodingError
from huiyin.records.fields import Sheet
from huiyin.records.headings import SEARCHED_ROWS, Headings, find_headings, recognised
from huiyin.records.reading import Malformed, Reading

_BLOCK = 1 << 20
_HEAD = 1 << 18
csv.field_size_limit(_BLOCK)  # for the corrected file: what one reader takes, the other must
_SHOWN = 120
_DELIMITERS = ",\t;"
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def open_text(path: Path, sheet: Sheet) -> Reading:
    """Open a text file as the sheet it should be.

    Raises:
        EmptyFileError, WrongEncodingError, NotAWorkbookError, HeadingsError, RepeatedHeadingError: as they say.
    """
    encoding = _encoding(path)
    head = _head(path, encoding)
    rows, delimiter = _best(head, sheet)
    if not any(any(row) for row in rows):
        raise EmptyFileError(name=path.name, what=Text("it has no text", "没有任何文字"))
    headings = find_headings(rows, sheet, path.name)
    stream = _Checked(path, encoding)
    size = path.stat().st_size
    source = _Source(path.name, encoding, delimiter, headings, len(rows[headings.row - 1]))
    return Reading(
        name=path.name,
        tab=path.stem,
        headings=headings,
        epoch_1904=False,
        batches=source.batches(stream),
        malformed=source.malformed,
        fraction=lambda: 1.0 if stream.closed else min(1.0, stream.taken / size),
    )


def text_rows(path: Path, sheet: Sheet) -> Iterator[list[str]]:
    """Give every row of a text file with all its cells, malformed ones too."""
    encoding = _encoding(path)
    _, delimiter = _best(_head(path, encoding), sheet)
    with path.open(encoding=encoding, errors="replace", newline="") as stream:
        yield from csv.reader(stream, delimiter=delimiter)


def _encoding(path: Path) -> str:
    """Say which encoding the first text beyond ASCII is in."""
    with path.open("rb") as stream:
        chunk = stream.read(_HEAD)
        for mark, encoding in _MARKS.items():
            if chunk.startswith(mark):
                return encoding
        if b"\0" in chunk:
            raise NotAWorkbookError(name=path.name, what=Text("no text at all", "非文本文件"))
        before = 0
        while chunk and chunk.isascii():
            before += len(chunk)
            chunk = stream.read(_HEAD)
        for encoding in ("utf-8", "gb18030"):
            try:
                codecs.getincrementaldecoder(encoding)().decode(chunk)
            except UnicodeDecodeError as error:
                at = before + error.start
            else:
                return encoding
    raise WrongEncodingError(name=path.name, at=at)


def _head(path: Path, encoding: str) -> str:
    with path.open("rb") as stream:
        raw = stream.read(_HEAD)
    try:
        return codecs.getincrementaldecoder(encoding)().decode(raw)
    except UnicodeDecodeError as error:
        raise WrongEncodingError(name=path.name, at=error.start) from error


def _best(head: str, sheet: Sheet) -> tuple[list[list[str]], str]:
    """Split the first rows by the delimiter that finds the most headings."""
    split = {delimiter: _first_rows(head, delimiter) for delimiter in _DELIMITERS}
    best = max(split, key=lambda one: max((recognised(row, sheet) for row in split[one]), default=0))
    return split[best], best


def _first_rows(head: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
    try:
        for row in reader:
            rows.append(row)
            if len(rows) == SEARCHED_ROWS:
                break
    except csv.Error:  # a cell beyond the reader's limit: what came before it is judged
        pass
    return rows


class _Checked:
    """A file whose bytes prove to be text as they are read: Arrow itself finds out too late to say it well."""

    def __init__(self, path: Path, encoding: str) -> None:
        self._name, self._file = path.name, path.open("rb")
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self.taken = 0

    @property
    def closed(self) -> bool:
        """Whether all is read."""
        return self._file.closed

    def read(self, size: int) -> bytes:
        """Read on.

        Raises:
            WrongEncodingError: what comes is no text of the encoding that the file began in.
        """
        content = self._file.read(size)
        try:
            self._decoder.decode(content, final=not content)
        except UnicodeDecodeError as error:
            raise WrongEncodingError(name=self._name, at=self.taken + error.start) from error
        self.taken += len(content)
        return content

    def close(self) -> None:
        """Close the file."""
        self._file.close()


@dataclass(slots=True)
class _Source:
    name: str
    encoding: str
    delimiter: str
    headings: Headings
    width: int
    malformed: list[Malformed] = field(default_factory=list)
    _skipped: list[int] = field(default_factory=list)

    def batches(self, stream: _Checked) -> Iterator[pa.RecordBatch]:
        """Give the rows below the headings, numbered as a spreadsheet numbers them."""
        names = [str(position) for position in range(self.width)]
        known = self.headings.known
        wanted = [str(column.position) for column in known]
        keys = [str(column.key) for column in known]
        after = self.headings.row
        try:
            with closing(stream):
                for batch in self._open(stream, names, wanted):
                    if batch.num_rows == 0:
                        continue
                    rows = self._number(after, batch.num_rows)
                    after = int(rows[-1])
                    yield pa.RecordBatch.from_arrays([pa.array(rows), *batch.columns], ["row", *keys])
        except pa.ArrowInvalid as error:
            raise self._explained(error) from error

    def _open(self, stream: _Checked, names: list[str], wanted: list[str]) -> pyarrow.csv.CSVStreamingReader:
        return pyarrow.csv.open_csv(
            stream,
            # One thread: only so does Arrow count the rows it refuses.
            read_options=pyarrow.csv.ReadOptions(
                use_threads=False, block_size=_BLOCK, encoding=self.encoding.removesuffix("-sig"),
                column_names=names, skip_rows_after_names=self.headings.row,
            ),
            parse_options=pyarrow.csv.ParseOptions(
                delimiter=self.delimiter, newlines_in_values=True, ignore_empty_lines=False,
                invalid_row_handler=self._refuse,
            ),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False, include_columns=wanted,
                check_utf8=False,
            ),
        )  # fmt: skip

    def _refuse(self, row: pyarrow.csv.InvalidRow) -> str:
        self._skipped.append(row.number)
        if row.text.strip():
            self.malformed.append(Malformed(row.number, row.expected_columns, row.actual_columns, row.text[:_SHOWN]))
        return "skip"

    def _number(self, after: int, count: int) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
        """Number the next `count` good rows, stepping over the rows that were refused among them."""
        numbers = np.arange(after + 1, after + 1 + count + len(self._skipped), dtype=np.int32)
        numbers = numbers[~np.isin(numbers, self._skipped)][:count]
        self._skipped = [row for row in self._skipped if row > numbers[-1]]
        return numbers

    def _explained(self, error: pa.ArrowInvalid) -> Exception:
        said = str(error)
        if "Empty" in said or "skip" in said:
            return EmptyFileError(name=self.name, what=Text("there is no row below the headings", "标题行下没有数据行"))
        what = Text(
            "a row is longer than 1 MB, or a quotation mark is never closed", "有一行超过 1 MB，或有引号没有闭合"
        )
        return TruncatedFileError(name=self.name, what=what)
