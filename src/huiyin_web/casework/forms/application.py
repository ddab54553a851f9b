"""The form of an application: the household, its members, the evidence of the first step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.kernel.text import Text
from huiyin.records.fields import Field
from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin_web.casework.actions._applying import HOUSEHOLD_FIELDS, MEMBER_FIELDS, Application
from huiyin_web.casework.forms.steps import DayForm
from huiyin_web.core.language import current_language
from huiyin_web.core.sheet_forms import SheetForm

ROWS, MOST_ROWS = 4, 40
_VILLAGE = "village_code"
_MEMBER_NAMED = Text("Member {number} ({name})", "成员 {number}（{name}）")
_LABEL_OF = Text("{whose}: {label}", "{whose}：{label}")
_NAMELESS = Text("no name", "未填姓名")
_HOUSEHOLD = tuple(HOUSEHOLDS.field(key) for key in HOUSEHOLD_FIELDS if key != _VILLAGE)
_MEMBER = tuple(PERSONS.field(key) for key in MEMBER_FIELDS)


class VillageForm(DayForm):
    """In which of one's own villages the household lives."""

    village_code = forms.ChoiceField(label=_("Village"))
    form = forms.UUIDField(required=False, widget=forms.HiddenInput)
    rows = forms.IntegerField(min_value=1, max_value=MOST_ROWS, required=False, widget=forms.HiddenInput)

    field_order = ("village_code", "on", "form", "rows", "steps_taken")

    def __init__(self, data: Any = None, *, villages: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(data, **more)
        field = self.fields[_VILLAGE]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(villages)


@dataclass(frozen=True, slots=True)
class ApplicationForms:
    """The parts of the form, as the page shows them one beneath the other."""

    village: VillageForm
    household: SheetForm
    members: tuple[SheetForm, ...]
    evidence: SheetForm

    @classmethod
    def of(
        cls,
        data: Any,
        *,
        villages: Iterable[tuple[str, str]],
        fields: tuple[Field, ...],
        rows: int,
        initial: dict[str, Any],
    ) -> "ApplicationForms":
        """Make the parts, with so many rows for members."""
        return cls(
            VillageForm(data, villages=villages, initial=initial),
            SheetForm(data, fields=_HOUSEHOLD, prefix="household"),
            tuple(SheetForm(data, fields=_MEMBER, prefix=f"member{number}") for number in range(1, rows + 1)),
            SheetForm(data, fields=fields, prefix="evidence"),
        )

    def application(self) -> Application:
        """Give what was written; rows of members that are empty are left out."""
        household = {**self.household.cells, _VILLAGE: self.village.data.get(_VILLAGE, "")}
        return Application(household, tuple(form.cells for form in self._written()))

    def unjudged(self) -> "ApplicationForms":
        """Give the same without a word on what is missing: it is being written still."""
        for part in self.parts:
            part.errors.clear()
        return self

    def tell(self, problems: Mapping[str, tuple[Text, ...]]) -> None:
        """Put what is wrong beside its field: `2.name` is the second member's name."""
        written = self._written()
        for key, told in problems.items():
            number, _dot, field = key.partition(".")
            if field and number.isdigit():
                written[int(number) - 1].tell({field: told})
            elif key not in self.village.errors:
                (self.evidence if key in self.evidence.fields else self.household).tell({key: told})

    @property
    def form(self) -> UUID | None:
        """Which form it is; none where it does not say."""
        self.village.is_valid()
        found: UUID | None = self.village.cleaned_data.get("form")
        return found

    @property
    def cells(self) -> dict[str, Any]:
        """What was written, by the name of its control: given as data, it makes the same form again."""
        written = {part.add_prefix(name): part[name].data for part in self.parts for name in part.fields}
        return written | {"rows": str(len(self.members))}

    @property
    def labels(self) -> dict[str, str]:
        """What each control is called, with the member that it is of."""
        return {
            part.add_prefix(name): _LABEL_OF.fill(whose=whose, label=str(field.label)).say(current_language())
            if whose
            else str(field.label)
            for part, whose in self.named_parts
            for name, field in part.fields.items()
        }

    @property
    def parts(self) -> tuple[forms.Form, ...]:
        """All parts, for the summary of errors."""
        return (self.village, self.household, *self.members, self.evidence)

    @property
    def named_parts(self) -> tuple[tuple[forms.Form, Text | None], ...]:
        """All parts with whose they are: of a member, number and name, so that a summary of errors names them."""
        members: dict[forms.Form, Text] = {
            form: _MEMBER_NAMED.fill(number=number, name=form["name"].value() or _NAMELESS)
            for number, form in enumerate(self.members, 1)
        }
        return tuple((part, members.get(part)) for part in self.parts)

    def _written(self) -> list[SheetForm]:
        return [form for form in self.members if any(form.cells.values())]
