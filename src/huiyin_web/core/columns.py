"""Database columns and their checks, made from a sheet of the library: one field there is one column here.

It must never know which sheet it reads.
"""

from collections.abc import Callable, Iterator
from functools import reduce
from operator import or_
from typing import TypeVar

from django.db.models import (
    BigIntegerField,
    BooleanField,
    CharField,
    CheckConstraint,
    DateField,
    F,
    FloatField,
    Func,
    IntegerField,
    Model,
    Q,
    SmallIntegerField,
    Value,
)
from django.db.models import Field as Column
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from huiyin.kernel.money import fen
from huiyin.records.fields import Field, Kind, Sheet

M = TypeVar("M", bound=Model)

_PLAIN: dict[Kind, type["Column[object, object]"]] = {
    Kind.FLAG: BooleanField,
    Kind.INTEGER: IntegerField,
    Kind.DECIMAL: FloatField,
    Kind.MONEY: BigIntegerField,
    Kind.DATE: DateField,
    Kind.YEAR: SmallIntegerField,
}
# Wide enough for any key of any list, so that a new key needs no new column.
_CODE_LENGTH = 24
_LENGTHS = {Kind.PLACE: 12, Kind.ID: 20, Kind.CODE: _CODE_LENGTH}


def columns_of(sheet: Sheet, *, key: str = "", without: tuple[str, ...] = ()) -> Callable[[type[M]], type[M]]:
    """Give an abstract model one column for every field that a sheet keeps; its heirs have them from birth.

    Args:
        sheet: whose fields.
        key: the field that is the primary key, if one is.
        without: fields that the model keeps otherwise.
    """

    def add(model: type[M]) -> type[M]:
        for field in sheet.kept:
            if field.key not in without:
                model.add_to_class(field.key, _column(field, is_key=field.key == key))
        return model

    return add


def _column(field: Field, *, is_key: bool) -> "Column[object, object]":
    optional = not field.required
    if field.kind in _PLAIN:
        return _PLAIN[field.kind](null=optional, blank=optional)
    length = _CODE_LENGTH * (field.most or 1) if field.kind is Kind.CODES else _LENGTHS.get(field.kind, field.length)
    return CharField(max_length=length, primary_key=is_key, null=optional, blank=optional)


def checks_of(sheet: Sheet, name: str) -> Iterator[CheckConstraint]:
    """Give the database's checks of a sheet: codes in their list, place codes of twelve digits, numbers in bounds.

    Args:
        sheet: whose fields.
        name: what the model is called, the first word of every constraint's name.
    """
    for field in sheet.fields:
        if field.kind is Kind.CODE and field.codes is not None:
            yield CheckConstraint(
                # Not IN: SQLite builds such a list anew for every row, and loading a province takes five times as long.
                condition=reduce(or_, (Q(**{field.key: code.key}) for code in field.codes.codes)),
                name=f"{name}_{field.key}",
                violation_error_message=_("%(name)s: this code is not in its list."),
            )
        elif field.kind is Kind.PLACE:
            yield twelve_digits(field.key, name)
        elif field.low is not None and field.high is not None:
            yield CheckConstraint(
                condition=Q(**{f"{field.key}__range": (_kept(field, field.low), _kept(field, field.high))}),
                name=f"{name}_{field.key}",
                violation_error_message=_("%(name)s: this value is out of bounds."),
            )


def twelve_digits(column: str, name: str) -> CheckConstraint:
    """Give the check that a column holds a place code: twelve characters, every one a digit."""
    left_over = Func(F(column), Value("0123456789"), function="TRIM", output_field=CharField())
    return CheckConstraint(
        condition=Q(Exact(Func(F(column), function="LENGTH", output_field=IntegerField()), 12))
        & Q(Exact(left_over, Value(""))),
        name=f"{name}_{column}",
        violation_error_message=_("%(name)s: a place code has twelve digits."),
    )


def _kept(field: Field, bound: float) -> float | int:
    return fen(str(bound)) if field.kind is Kind.MONEY else bound
