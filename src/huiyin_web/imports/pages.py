"""What the templates of the imports app get."""

from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Tone
from huiyin_web.core.parts import Crumb, Pager, Tab
from huiyin_web.core.tables import Table

Fact = tuple[Text, Text | str]


@dataclass(frozen=True, slots=True)
class KindCard:
    """One kind of file that may be imported.

    Attributes:
        label: what it is called.
        recognised: by what a row is recognised again.
        templates: name and address of an empty workbook in each language.
    """

    label: Text
    recognised: Text
    templates: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CentrePage:
    """Where files are brought in.

    Attributes:
        title, lead: the first sentence says what waits for the reader.
        crumbs: the way to here.
        kinds: what may be imported.
        may_download: whether registered rows may be taken to be changed.
        limits: what a file may be.
        most_bytes, too_big: how large it may be, and what to say of a larger one.
        tabs: my imports, and for an office those of its area.
        imports: the imports, newest first.
        pager: turning the pages of that list.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    kinds: tuple[KindCard, ...]
    may_download: bool
    limits: Text
    most_bytes: int
    too_big: Text
    tabs: tuple[Tab, ...]
    imports: Table
    pager: Pager


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a sum: how many rows, what they are, the sign before them."""

    sign: str
    count: int
    label: Text
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """Work going on: how far it is (0 to 1), what is being done, how long it may still take, and its job's page."""

    value: float
    message: Text
    left: Text | None
    url: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What can be decided about a checked file.

    Attributes:
        turn: what this reader can do about it, of `turns.Turn`.
        good: how many rows can be imported.
        is_whole: no row is refused, so that the file can be imported as it is.
        advice: what to do, in words.
        second: that somebody else brings it in, whose turn it is and since when, where somebody else is needed.
        back: who sent it back and why, if somebody did.
        stand: where the import stands: what is decided holds for that alone.
    """

    turn: str
    good: int
    is_whole: bool
    advice: Text
    second: Text | None
    back: Text | None
    stand: str


@dataclass(frozen=True, slots=True)
class Lacking:
    """The columns that a file does not have: how many and what becomes of them, and which."""

    words: Text
    columns: Text


@dataclass(frozen=True, slots=True)
class Problems:
    """The rows that were refused.

    Attributes:
        tabs: every rule with its count; the first is all of them.
        table: the first of them, of the rule that is looked at.
        words: how many of how many are shown.
    """

    tabs: tuple[Tab, ...]
    table: Table
    words: Text


@dataclass(frozen=True, slots=True)
class Listed:
    """The first rows of a list, and how many of how many are shown."""

    table: Table
    words: Text


@dataclass(frozen=True, slots=True)
class Changes:
    """The fields that the first changed rows would change.

    Attributes:
        table: of each row the fields, with both values.
        words: how many rows of how many are shown.
        fields: key and name of each column that can be looked at alone, and whether it is the one looked at.
    """

    table: Table
    words: Text
    fields: tuple[tuple[str, Text, bool], ...]


@dataclass(frozen=True, slots=True)
class Undo:
    """Of an applied import, its undoing.

    Attributes:
        words: what undoing it would do and until when it can be done, or why it cannot.
        may: whether it can be asked for.
        other: the import that undid this one, or that this one undid.
        blocking: what stood in the way when it was last tried.
    """

    words: Text | None
    may: bool
    other: Crumb | None
    blocking: Listed | None


@dataclass(frozen=True, slots=True)
class BatchPage:
    """One import, wherever it stands.

    Attributes:
        number: its number.
        title, lead: the file, and what is going on with it.
        crumbs: the way to here.
        state, tone: the word of its state, with shape and colour.
        progress: the job that is at work on it, if one is.
        failure: why the file or the job came to nothing, if it did.
        again_url: where to upload the mended file.
        may_check: whether this reader can have it checked once more.
        terms: the sum of the rows: those in the file are those new, changed, unchanged and refused.
        decision: what this reader can decide now, if anything.
        may_cancel: whether this reader can call it off.
        same: the other imports that it continues, or in which the very same file waits, each with its address.
        workbook: name and address of the workbook to mend, for whoever sent the file.
        receipt: the lines of the receipt, once rows were taken.
        undo: what can be said of undoing it, once rows were taken.
        lacking: the columns that the file does not have, while it can be decided about.
        absent, absent_url: registered rows that the file does not hold.
        changes: what importing would change, field by field, while that can be decided.
        alike: new rows that may be registered already under another number, while that can be decided.
        problems: the refused rows, if any.
        repairs: what was repaired, by kind.
        ignored: the user's own headings that mean nothing here.
        facts: the file, who sent it, when.
    """

    number: int
    title: Text | str
    lead: Text
    crumbs: tuple[Crumb, ...]
    state: Text
    tone: Tone
    progress: Progress | None
    failure: Text | None
    again_url: str
    may_check: bool
    terms: tuple[Term, ...]
    decision: Decision | None
    may_cancel: bool
    same: tuple[tuple[Text, str], ...]
    workbook: tuple[Text, str] | None
    receipt: tuple[Fact, ...]
    undo: Undo | None
    lacking: Lacking | None
    absent: Text | None
    absent_url: str
    changes: Changes | None
    alike: Listed | None
    problems: Problems | None
    repairs: Table | None
    ignored: tuple[str, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class AbsentPage:
    """Registered rows within the area of a file that the file does not hold; whether their people are made up."""

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    table: Table
    pager: Pager
    made_up: bool


@dataclass(frozen=True, slots=True)
class RowsPage:
    """Where registered rows are asked for; whether their people are made up."""

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    made_up: bool
