"""A text in clauses: each can be cited by its number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BEGINS = re.compile(
    r"\s*(?P<number>第[〇零一二三四五六七八九十百0-9]+条|[0-9]{1,3}(?:\.[0-9]{1,3})*)[\s.、．　]+(?P<text>.*)"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: the number by which it is cited, and what it says."""

    number: str
    text: str


def clauses_of(words: str) -> tuple[Clause, ...]:
    """Give the clauses of a text: a line that begins with a number (`第三条`, `3`, `3.2`) begins one.

    What stands before the first number is no clause.

    Example:
        >>> [clause.number for clause in clauses_of("第一条 督查每年两次。 ")]
        ['第一条']
    """
    return tuple(Clause(number, " ".join(lines).strip()) for number, lines in _parts(words))


def _parts(words: str) -> Iterator[tuple[str, list[str]]]:
    open_: tuple[str, list[str]] | None = None
    for line in words.splitlines():
        begins = _BEGINS.fullmatch(line)
        if begins:
            if open_:
                yield open_
            open_ = (begins["number"], [begins["text"].strip()])
        elif open_ and line.strip():
            open_[1].append(line.strip())
    if open_:
        yield open_
