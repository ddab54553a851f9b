"""What a field of a sheet is: its key, what people call it, its type, its bounds and who may see it."""

from dataclasses import dataclass
from enum import StrEnum

import pyarrow as pa

from huiyin.kernel.text import Text


class Kind(StrEnum):
    """How a cell is read. The Arrow type that it becomes is `ARROW_TYPES[kind]`."""

    TEXT = "text"
    NUMBER_CODE = "number_code"  # digits that are a name: an office number, a phone, an account
    PLACE = "place"  # a 12-digit place code that exists in the year
    ID = "id"  # an 18-digit ID with its checksum, or a 20-digit disability certificate
    CODE = "code"  # one key of a code list
    OPEN_CODE = "open_code"  # one key of a code list, or a word of the office's own
    CODES = "codes"  # several keys of a code list, kept as `key,key`
    FLAG = "flag"  # yes or no
    INTEGER = "integer"
    DECIMAL = "decimal"  # a measure such as m2 or mu, two decimals
    MONEY = "money"  # written in yuan, kept in fen
    DATE = "date"
    YEAR = "year"


ARROW_TYPES: dict[Kind, pa.DataType] = {
    Kind.TEXT: pa.string(),
    Kind.NUMBER_CODE: pa.string(),
    Kind.PLACE: pa.string(),
    Kind.ID: pa.string(),
    Kind.CODE: pa.string(),
    Kind.OPEN_CODE: pa.string(),
    Kind.CODES: pa.string(),
    Kind.FLAG: pa.bool_(),
    Kind.INTEGER: pa.int32(),
    Kind.DECIMAL: pa.float64(),
    Kind.MONEY: pa.int64(),
    Kind.DATE: pa.date32(),
    Kind.YEAR: pa.int16(),
}


class Mask(StrEnum):
    """How a personal value is shown to somebody who has given no reason to see it."""

    NAME = "name"
    ID = "id"
    PHONE = "phone"
    ACCOUNT = "account"
    SENSITIVE = "sensitive"  # health and the like: no sign of it shows


@dataclass(frozen=True, slots=True)
class Code:
    """One key of a code list, what it is called, and other words that mean it."""

    key: str
    label: Text
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeList:
    """A closed list of symbolic keys; office numberings are mapped to them by a named code map."""

    key: str
    label: Text
    codes: tuple[Code, ...]

    def keys(self) -> tuple[str, ...]:
        """Give the keys in their order."""
        return tuple(code.key for code in self.codes)

    def label_of(self, key: str) -> Text:
        """Give what a key is called.

        Raises:
            KeyError: the list has no such key.
        """
        return next(code.label for code in self.codes if code.key == key) if key in self.keys() else _missing(key)

    def words(self) -> dict[str, str]:
        """Give every accepted spelling (key, both labels, synonyms) with the key it means."""
        return {word: code.key for code in self.codes for word in (code.key, code.label.en, code.label.zh, *code.words)}


def _missing(key: str) -> Text:
    raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a sheet.

    Attributes:
        key: the English column name, snake_case: also the column of the database and of the snapshot.
        label: what people call it; the Chinese label is the national sheet's heading.
        kind: how a cell is read.
        required: an empty cell is refused.
        aliases: other headings that mean this column.
        codes: the code list of a `CODE`, `OPEN_CODE` or `CODES` field.
        own: what an `OPEN_CODE` field wants before a word of the office's own; empty: any word is taken.
        low, high: the smallest and largest value allowed, in the unit that people write (yuan for money).
        length: the most characters a text may have.
        most: the most keys a `CODES` field may have.
        mask: how the value is hidden by default, where it is personal.
        undocumented: an ID number within its words is refused, and struck out of what a problem shows.
        past: a day later than that of the check is refused.
        note: what to write, where the label does not say it.
        anew: it is told by whoever answers now; what somebody told before is never filled in for them.
    """

    key: str
    label: Text
    kind: Kind = Kind.TEXT
    required: bool = False
    aliases: tuple[str, ...] = ()
    codes: CodeList | None = None
    own: str = ""
    low: float | None = None
    high: float | None = None
    length: int = 60
    most: int | None = None
    mask: Mask | None = None
    undocumented: bool = False
    past: bool = False
    note: Text | None = None
    anew: bool = False

    @property
    def arrow(self) -> pa.Field:
        """Give the Arrow field of the read value."""
        return pa.field(self.key, ARROW_TYPES[self.kind], nullable=not self.required)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A kind of file: its fields and the fields by which a row is recognised again.

    Attributes:
        key: what the file holds, in code and in addresses.
        label: what people call it.
        identity: the fields by which a row is recognised again.
        fields: its columns.
        tabs: the names that a workbook's sheet may have.
        former: the field in which a row under a new number names its old one; empty where numbers don't change.
    """

    key: str
    label: Text
    identity: tuple[str, ...]
    fields: tuple[Field, ...]
    tabs: tuple[str, ...] = ()
    former: str = ""

    @property
    def kept(self) -> tuple[Field, ...]:
        """The fields that the register keeps: a former number only leads to the row, whose history holds it."""
        return tuple(one for one in self.fields if one.key != self.former)

    def field(self, key: str) -> Field:
        """Give one field.

        Raises:
            KeyError: the sheet has no such field.
        """
        for candidate in self.fields:
            if candidate.key == key:
                return candidate
        raise KeyError(key)

    def schema(self) -> pa.Schema:
        """Give the Arrow schema of the read table."""
        return pa.schema([one.arrow for one in self.fields])

    def headings(self) -> dict[str, str]:
        """Give every accepted heading with the key it means: keys, both labels, aliases."""
        return {
            heading: one.key for one in self.fields for heading in (one.key, one.label.en, one.label.zh, *one.aliases)
        }
