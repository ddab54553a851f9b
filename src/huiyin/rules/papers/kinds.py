"""The kinds of paper: what each may fill in, what a text of it must say, and the texts that ship."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from huiyin.kernel.documents import Entry, read_document
from huiyin.kernel.text import Text
from huiyin.policy import Process, Step, Subject

_FOLDER = Path(__file__).with_name("kinds")
_KINDS = ("consent", "questionnaire", "acknowledgement", "notice", "visit_slip")
_NO_MARK = Text("there is no mark '{mark}'; there are: {marks}.", "没有占位符“{mark}”；现有：{marks}。")


@dataclass(frozen=True, slots=True)
class Wording:
    """A text of a paper: its title, and its body in paragraphs that a blank line parts."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper.

    Attributes:
        key, label: which it is.
        evidence: the evidence that it records: a step which asks for that wants this paper; none where no step does.
        marks: what its texts may fill in, with what each is called; a closed list.
        must: the marks that a text can't leave out.
        table: the mark that stands for a table, alone on its line; none where it has none.
        texts: what ships, by language.
    """

    key: str
    label: Text
    evidence: str | None
    marks: Mapping[str, Text]
    must: tuple[str, ...]
    table: str | None
    texts: Mapping[str, Wording]

    @property
    def can_be_blank(self) -> bool:
        """Whether it is of use with lines to be filled in by hand: a table has no rows before it is known."""
        return self.table is None


@cache
def kinds() -> Mapping[str, PaperKind]:
    """Give the kinds of paper by key, in the order of a case and the visits that follow it."""
    return {key: read_kind(_FOLDER / f"{key}.yaml") for key in _KINDS}


def kinds_of(process: Process) -> tuple[tuple[PaperKind, Step], ...]:
    """Give the papers that the steps of a household's process want, each with the first step that does."""
    if process.subject is not Subject.HOUSEHOLD:
        return ()
    first: dict[str, Step] = {}
    for step in process.steps.values():
        for evidence in step.evidence:
            first.setdefault(evidence, step)
    return tuple((kind, first[kind.evidence]) for kind in kinds().values() if kind.evidence in first)


def read_kind(path: Path) -> PaperKind:
    """Read one kind of paper.

    Raises:
        DocumentError: with file, line and key of the first fault.
    """
    fields = read_document(path).fields(("key", "label", "marks", "must", "texts"), ("evidence", "table"))
    marks = {name.symbol(): entry.text() for name, entry in fields["marks"].pairs()}
    return PaperKind(
        key=fields["key"].one_of((path.stem,)),
        label=fields["label"].text(),
        evidence=fields["evidence"].symbol() if "evidence" in fields else None,
        marks=marks,
        must=tuple(_mark(entry, marks) for entry in fields["must"].items()),
        table=_mark(fields["table"], marks) if "table" in fields else None,
        texts={name.value(): _read_wording(entry) for name, entry in fields["texts"].pairs()},
    )


def _mark(entry: Entry, marks: Mapping[str, Text]) -> str:
    mark = entry.symbol()
    if mark not in marks:
        raise entry.refuse(_NO_MARK.fill(mark=mark, marks=", ".join(marks)))
    return mark


def _read_wording(entry: Entry) -> Wording:
    fields = entry.fields(("title", "body"))
    return Wording(fields["title"].value(), fields["body"].value())
