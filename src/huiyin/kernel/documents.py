"""Documents that people write and the library reads: YAML whose every fault is named with file, line and key.

Policy packs and assessment schemes are such documents. Numbers are read from their digits, so that 2.3 is exactly
2.3; nothing is guessed from the look of a word (`no` stays a word). It must never know what a document is about.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

import yaml

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text

_KEY = re.compile(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*")

_TYPE_NAMES = {
    yaml.MappingNode: Text("keys with values", "键值对"),
    yaml.SequenceNode: Text("a list", "列表"),
    yaml.ScalarNode: Text("a single value", "单个值"),
}
_UNKNOWN = Text("this key is not known here; allowed: {keys}.", "此处没有这个键；可用的键：{keys}。")
_MISSING = Text("this key is missing.", "缺少这个键。")
_TWICE = Text("this key stands twice.", "这个键重复出现。")
_EMPTY = Text("nothing is written here.", "内容为空。")


class DocumentError(HuiyinError):
    """A document that cannot be read as what it claims to be."""

    code = "DOCUMENT"
    template = Text("{file}, line {line}, {key}: {problem}", "{file} 第 {line} 行，{key}：{problem}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a document, knowing its file, its line (that of its key) and its key."""

    node: yaml.Node
    file: str
    line: int
    key: str

    def refuse(self, problem: Text) -> DocumentError:
        """Give the error that names this entry; the caller raises it."""
        return DocumentError(
            file=self.file,
            line=self.line,
            key=self.key or Text("the document", "整个文件"),
            problem=problem,
        )

    def fields(self, required: Sequence[str], optional: Sequence[str] = ()) -> dict[str, "Entry"]:
        """Give the entries of a record by key, in the order written.

        Raises:
            DocumentError: a key is missing, is not known here, or stands twice.
        """
        found = {name.value(): entry for name, entry in self.pairs()}
        allowed = [*required, *optional]
        for name, entry in found.items():
            if name not in allowed:
                raise entry.refuse(_UNKNOWN.fill(keys=_listed(allowed)))
        for name in required:
            if name not in found:
                raise self._missing(name)
        return found

    def field(self, name: str) -> "Entry":
        """Give the entry of one key.

        Raises:
            DocumentError: the key is missing.
        """
        for key, entry in self.pairs():
            if key.value() == name:
                return entry
        raise self._missing(name)

    def pairs(self) -> Iterator[tuple["Entry", "Entry"]]:
        """Give each key and its entry.

        Raises:
            DocumentError: this is no mapping, or a key stands twice.
        """
        if not isinstance(self.node, yaml.MappingNode):
            raise self._wrong(yaml.MappingNode)
        seen: set[str] = set()
        for name_node, node in self.node.value:
            line = name_node.start_mark.line + 1
            name = Entry(name_node, self.file, line, self.key).value()
            if name in seen:
                raise self._child(node, line, name).refuse(_TWICE)
            seen.add(name)
            yield self._child(name_node, line, name), self._child(node, line, name)

    def items(self) -> list["Entry"]:
        """Give the entries of a list that has at least one.

        Raises:
            DocumentError: this is no list, or an empty one.
        """
        if not isinstance(self.node, yaml.SequenceNode):
            raise self._wrong(yaml.SequenceNode)
        if not self.node.value:
            raise self.refuse(_EMPTY)
        return [
            Entry(node, self.file, node.start_mark.line + 1, f"{self.key}[{at}]")
            for at, node in enumerate(self.node.value)
        ]

    def value(self) -> str:
        """Give a single value as it is written.

        Raises:
            DocumentError: this is no single value, or an empty one.
        """
        if not isinstance(self.node, yaml.ScalarNode):
            raise self._wrong(yaml.ScalarNode)
        written = str(self.node.value).strip()
        if not written:
            raise self.refuse(_EMPTY)
        return written

    def symbol(self) -> str:
        """Give a symbolic key: small letters and digits, joined by `_` or `-`."""
        written = self.value()
        if not _KEY.fullmatch(written):
            raise self._not(
                written, Text("a key of small letters, such as poverty_line", "小写字母键名，如 poverty_line")
            )
        return written

    def number(self) -> Decimal:
        """Give a finite number, exactly as written."""
        written = self.value()
        try:
            number = Decimal(written)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            raise self._not(written, Text("a number, such as 2.3", "数字，如 2.3"))
        return number

    def whole(self) -> int:
        """Give a whole number that is not negative."""
        written = self.value()
        if not (written.isascii() and written.isdigit()):
            raise self._not(written, Text("a whole number, such as 2016", "非负整数，如 2016"))
        return int(written)

    def day(self) -> date:
        """Give a date written YYYY-MM-DD."""
        written = self.value()
        try:
            return date.fromisoformat(written)
        except ValueError as error:
            raise self._not(written, Text("a date, such as 2014-01-01", "日期，如 2014-01-01")) from error

    def text(self) -> Text:
        """Give a text in both languages, from the keys `en` and `zh`."""
        both = self.fields(("en", "zh"))
        return Text(both["en"].value(), both["zh"].value())

    def one_of(self, allowed: Iterable[str]) -> str:
        """Give a word that is among those allowed."""
        written = self.value()
        words = list(allowed)
        if written not in words:
            raise self._not(written, Text(f"one of {_listed(words)}", f"以下之一：{_listed(words)}"))
        return written

    def plain(self) -> object:
        """Give the content as dicts, lists and texts (numbers as written): what a hash is made over."""
        if isinstance(self.node, yaml.MappingNode):
            return {name.value(): entry.plain() for name, entry in self.pairs()}
        if isinstance(self.node, yaml.SequenceNode):
            return [entry.plain() for entry in self.items()]
        return self.value()

    def _child(self, node: yaml.Node, line: int, name: str) -> "Entry":
        return Entry(node, self.file, line, f"{self.key}.{name}" if self.key else name)

    def _missing(self, name: str) -> DocumentError:
        return self._child(self.node, self.line, name).refuse(_MISSING)

    def _wrong(self, wanted: type[yaml.Node]) -> DocumentError:
        return self._not(_TYPE_NAMES[type(self.node)], _TYPE_NAMES[wanted])

    def _not(self, found: str | Text, wanted: Text) -> DocumentError:
        return self.refuse(
            Text("found {found}; write {wanted}.", "填写的是{found}，应为{wanted}。").fill(
                found=f"'{found}'" if isinstance(found, str) else found, wanted=wanted
            )
        )


def read_document(path: Path) -> Entry:
    """Read a YAML file as one entry.

    Raises:
        DocumentError: the file is no YAML in UTF-8, or holds nothing.
    """
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        raise _unreadable(path, error.context_mark or error.problem_mark, error.problem or "") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise _unreadable(path, None, "not UTF-8") from error
    if node is None:
        raise _unreadable(path, None, "empty")
    return Entry(node, _named(path), 1, "")


def _unreadable(path: Path, mark: yaml.Mark | None, what: str) -> DocumentError:
    return DocumentError(
        file=_named(path),
        line=mark.line + 1 if mark else 1,
        key=Text("the document", "整个文件"),
        problem=Text("no readable YAML ({what}).", "不是可读的 YAML（{what}）。").fill(what=what),
    )


def _named(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
