"""The kinds of list as the packs declare them: whose they are, which columns they have, which way they speak."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib import resources
from pathlib import Path

from huiyin.kernel.documents import Entry, read_document
from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text
from huiyin.policy import Source
from huiyin.records.fields import Field, Kind, Mask, Sheet
from huiyin.records.sheets import HOUSEHOLDS, PERSONS

_FOLDER = Path(str(resources.files("huiyin.policy"))) / "packs" / "crosschecks" / "lists"
_SHEETS = {"person": PERSONS, "household": HOUSEHOLDS}
_READ_AS = (Kind.TEXT, Kind.DATE, Kind.DECIMAL, Kind.MONEY)
_NO_FIELD = Text(
    "the register has no field '{name}'; write person.… or household.…",
    "台账没有“{name}”字段；应为 person.… 或 household.…",
)
# By whom a row is: the number as it is written, as a broken one is no reason to refuse a row that names somebody.
_WHOM = (
    Field(
        "name", Text("name", "姓名"), required=True, mask=Mask.NAME,
        aliases=(
            "所有人", "机动车所有人", "权利人", "权利人姓名", "法定代表人", "学生姓名", "参保人姓名", "持证人",
            "对象姓名",
        ),
    ),
    Field(
        "id_number", Text("ID number", "身份证号"), length=30, mask=Mask.ID,
        aliases=("身份证号码", "公民身份号码", "证件号码", "身份证件号码", "证件号", "残疾证号", "残疾人证号"),
    ),
    Field("birth_date", Text("born on", "出生日期"), Kind.DATE, aliases=("出生年月日",)),
    replace(PERSONS.field("sex"), required=False),
    Field("village_code", Text("village code", "行政村代码"), Kind.PLACE, aliases=("村代码",)),
)  # fmt: skip


class UnknownListError(HuiyinError):
    """A kind of list that no pack declares."""

    code = "LIST_KIND"
    template = Text("There is no kind of list '{kind}'. Known: {known}.", "没有名单种类“{kind}”。可用：{known}。")


class Finding(StrEnum):
    """What a comparison found of a person of the register."""

    LISTED = "listed"
    ABSENT = "absent"

    @property
    def label(self) -> Text:
        """What people call it."""
        return _FINDINGS[self]


class Match(StrEnum):
    """How a row was matched with a person, the surest first."""

    ID = "id"
    OTHER_NAME = "other_name"
    LIKENESS = "likeness"

    @property
    def label(self) -> Text:
        """What people call it."""
        return _MATCHES[self]


_FINDINGS = {
    Finding.LISTED: Text("in the list", "名单中有"),
    Finding.ABSENT: Text("not in the list", "名单中无"),
}
_MATCHES = {
    Match.ID: Text("by ID number", "身份证号一致"),
    Match.OTHER_NAME: Text("by ID number, under another name", "身份证号一致，姓名不同"),
    Match.LIKENESS: Text("by name and day of birth", "按姓名、出生日期比对"),
}


@dataclass(frozen=True, slots=True)
class ListKind:
    """One kind of list.

    Attributes:
        key: its name, stable.
        label, department: what it lists, and who keeps it.
        source: why it is compared.
        asks: what a finding asks of people; a list that only raises doubts asks nothing of who is absent from it.
        claim: an expression of DuckDB over a person `p` of the register that says the same as the list; empty where
            being in the list is a doubt by itself.
        compares: the register's fields that stand beside what the list says, each with its sheet (`person` or
            `household`).
        facts: what the list says of somebody, its own columns.
        sheet: the file: by whom a row is, and the facts.
    """

    key: str
    label: Text
    department: Text
    source: Source
    asks: Mapping[Finding, Text]
    claim: str
    compares: tuple[tuple[str, Field], ...]
    facts: tuple[Field, ...]
    sheet: Sheet

    @property
    def whom(self) -> Sheet:
        """The part of the file that says by whom a row is."""
        return replace(self.sheet, fields=self.sheet.fields[: len(_WHOM)])

    @property
    def is_doubt(self) -> bool:
        """Whether being in the list is a doubt; else list and register should say the same."""
        return not self.claim


@cache
def kinds() -> Mapping[str, ListKind]:
    """Give the kinds of list that come with the library by key, those that raise doubts first."""
    return read_kinds(_FOLDER)


def read_kinds(folder: Path) -> dict[str, ListKind]:
    """Read every kind of list of a folder, a file each.

    Raises:
        DocumentError: with file, line and key of the first fault.
    """
    found = [_read(read_document(file)) for file in sorted(folder.glob("*.yaml"))]
    return {one.key: one for one in sorted(found, key=lambda one: (not one.is_doubt, one.key))}


def kind_of(key: str) -> ListKind:
    """Give one kind of list.

    Raises:
        UnknownListError: there is none of this name.
    """
    if key not in kinds():
        raise UnknownListError(kind=key, known=", ".join(kinds()))
    return kinds()[key]


def _read(document: Entry) -> ListKind:
    told = document.fields(("key", "label", "department", "source", "asks", "compares", "columns"), ("claim",))
    key, label, claim = told["key"].symbol(), told["label"].text(), told["claim"].value() if "claim" in told else ""
    findings = (Finding.LISTED, Finding.ABSENT) if claim else (Finding.LISTED,)
    asks = told["asks"].fields([one.value for one in findings])
    facts = tuple(_fact(name.symbol(), entry) for name, entry in told["columns"].pairs())
    return ListKind(
        key=key,
        label=label,
        department=told["department"].text(),
        source=Source.read(told["source"]),
        asks={one: asks[one.value].text() for one in findings},
        claim=claim,
        compares=tuple(_compared(entry) for entry in told["compares"].items()),
        facts=facts,
        sheet=Sheet(key, label, (), (*_WHOM, *facts), tabs=(key, label.zh)),
    )


def _fact(key: str, entry: Entry) -> Field:
    told = entry.fields(("label", "kind"), ("aliases", "mask", "length", "low", "high"))
    bounds = {name: float(told[name].number()) for name in ("low", "high") if name in told}
    return Field(
        key=key,
        label=told["label"].text(),
        kind=Kind(told["kind"].one_of(_READ_AS)),
        aliases=tuple(one.value() for one in told["aliases"].items()) if "aliases" in told else (),
        mask=Mask(told["mask"].one_of(Mask)) if "mask" in told else None,
        length=told["length"].whole() if "length" in told else 60,
        low=bounds.get("low"),
        high=bounds.get("high"),
    )


def _compared(entry: Entry) -> tuple[str, Field]:
    sheet, _, key = entry.value().partition(".")
    known = {field.key: field for field in _SHEETS[sheet].kept} if sheet in _SHEETS else {}
    if key not in known:
        raise entry.refuse(_NO_FIELD.fill(name=entry.value()))
    return sheet, known[key]
