"""Values of a sheet's fields in words, personal ones masked."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from huiyin.kernel.money import yuan
from huiyin.kernel.text import Text
from huiyin.records.fields import CodeList, Field, Kind
from huiyin.records.masking import masked, masked_within
from huiyin_web.core.amounts import NONE, Tone

NOTHING = Text(NONE, NONE)
_CHINESE_UNITS = {
    "(m2)": "平方米",
    "(mu)": "亩",
    "(km)": "公里",
    "(head)": "头只",
}  # by the unit that ends the English label
_YES, _NO = Text("yes", "是"), Text("no", "否")
TONES: Mapping[str, Tone] = {"poor": "warn", "relapsed": "bad", "planned_exit": "go", "exited": "good", "removed": ""}


def in_words(field: Field, value: Any) -> Text:
    """Say the value of a field; a personal one is masked, a number in words too, an absent one is `--`."""
    if value is None or value == "":
        return NOTHING
    if field.mask is not None:
        return _same(masked(str(value), field.mask))
    if field.kind in {Kind.CODE, Kind.CODES}:
        return _labels(field, str(value))
    if field.kind is Kind.FLAG:
        return _YES if value else _NO
    written = _plain(field.kind, value)
    return _same(masked_within(written) if field.undocumented else written)


def unit_of(field: Field) -> str:
    """Give the unit of a field in Chinese, where it has one; the English label holds it already."""
    return "元" if field.kind is Kind.MONEY else _CHINESE_UNITS.get(field.label.en.rpartition(" ")[2], "")


def label_with_unit(field: Field) -> Text:
    """Give what a field is called, with its unit in both languages."""
    unit, label = unit_of(field), field.label.sentence()
    return Text(label.en, f"{label.zh}（{unit}）") if unit else label


def label_in(codes: CodeList, key: str | None) -> Text:
    """Say one key of a code list; `--` for none."""
    return codes.label_of(key) if key else NOTHING


def _plain(kind: Kind, value: Any) -> str:
    if kind is Kind.MONEY:
        return f"{yuan(value):,.2f}".removesuffix(".00")
    if kind is Kind.DECIMAL:
        return f"{value:,g}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _labels(field: Field, value: str) -> Text:
    if field.codes is None:
        return _same(value)
    labels = [field.codes.label_of(key) for key in value.split(",")]
    return Text.join(labels)


def _same(written: str) -> Text:
    return Text(written, written)
