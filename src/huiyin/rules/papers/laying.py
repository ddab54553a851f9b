"""A paper laid out: its text with what it fills in, each run knowing its language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin.rules.papers.kinds import PaperKind, Wording
from huiyin.rules.papers.languages import PaperLanguage
from huiyin.rules.papers.writing import MARK

# What is filled in often stands in another script than the paper: a name, a place, what somebody wrote.
_SCRIPTS = {"zh-Hans": re.compile(r"[\u4e00-\u9fff]"), "bo": re.compile(r"[\u0f00-\u0fff]")}
_BLANK_LINE = re.compile(r"\n(?:[ \t]*\n)+")


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a paper.

    Attributes:
        words: what it says.
        lang: the language of what is filled in, where that is another one than the paper's.
        is_filled_in: whether it is filled in, and so may run the other way than the text around it.
    """

    words: str
    lang: str = ""
    is_filled_in: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or the place of the table (which has no runs)."""

    runs: tuple[Run, ...]
    is_table: bool = False


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A paper in one language: its title and its parts, the first on top."""

    language: PaperLanguage
    title: tuple[Run, ...]
    parts: tuple[Part, ...]


def laid_out(
    kind: PaperKind, wording: Wording, language: PaperLanguage, values: Mapping[str, Text | str]
) -> LaidOut:  # fmt: skip
    """Fill a text in, and part it where a blank line or the table does.

    Raises:
        KeyError: a mark has no value.
    """
    mark = f"{{{kind.table}}}"
    parts: list[Part] = []
    for paragraph in _BLANK_LINE.split(wording.body.replace("\r\n", "\n").strip()):
        lines: list[str] = []
        for line in paragraph.split("\n"):
            if line.strip() == mark:
                parts += [*_paragraph(lines, language, values), Part((), is_table=True)]
                lines = []
            else:
                lines.append(line.rstrip())
        parts += _paragraph(lines, language, values)
    return LaidOut(language, _runs(wording.title.strip(), language, values), tuple(parts))


def run_of(value: Text | str, language: PaperLanguage) -> Run:
    """Give what is filled in, in the language in which a paper of this language says it."""
    words = value.say(language.values) if isinstance(value, Text) else value
    script = next((code for code, letters in _SCRIPTS.items() if letters.search(words)), "")
    return Run(words, "" if script == language.code else script, is_filled_in=True)


def _paragraph(lines: list[str], language: PaperLanguage, values: Mapping[str, Text | str]) -> list[Part]:
    return [Part(_runs("\n".join(lines), language, values))] if any(lines) else []


def _runs(text: str, language: PaperLanguage, values: Mapping[str, Text | str]) -> tuple[Run, ...]:
    """Part a text at its marks: every second piece is the name of one."""
    pieces = MARK.split(text)
    runs = (run_of(values[piece], language) if at % 2 else Run(piece) for at, piece in enumerate(pieces))
    return tuple(run for run in runs if run.words)
