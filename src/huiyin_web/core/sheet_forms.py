"""A form made from fields of a sheet: it asks, and shows what the library says of the answers; it judges nothing."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.kernel.text import Text
from huiyin.records.fields import Field, Kind
from huiyin_web.core.language import current_language

_YES, _NO = "是", "否"
_LONG = 120  # characters from which a text gets several lines
_NUMBERS = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.MONEY, Kind.YEAR})


class SheetForm(forms.Form):
    """The fields of a sheet as controls; what is written is text, as in a file.

    Args:
        fields: the fields, in order.
        known: what stands there at first, as `huiyin.records.filling.written` writes it.
    """

    def __init__(
        self, data: Any = None, *, fields: Sequence[Field], known: Mapping[str, str] | None = None, prefix: str = ""
    ) -> None:
        super().__init__(data, prefix=prefix or None)
        first = known or {}
        for one in fields:
            self.fields[one.key] = _control(one)
            value = first.get(one.key, "")
            self.initial[one.key] = value.split(",") if one.kind is Kind.CODES and value else value

    @property
    def cells(self) -> dict[str, str]:
        """What was written, by field, as the cells of a file."""
        self.is_valid()
        return {key: ",".join(value) if isinstance(value, list) else value for key, value in self.cleaned_data.items()}

    def tell(self, problems: Mapping[str, tuple[Text, ...]]) -> None:
        """Put sentences beside their fields; those of no field stand above the form."""
        language = current_language()
        for key, told in problems.items():
            for sentence in told:
                self.add_error(key if key in self.fields else None, sentence.say(language))


def _control(field: Field) -> forms.Field:
    language = current_language()
    shared: dict[str, Any] = {
        "label": field.label.sentence().say(language),
        "help_text": field.note.say(language) if field.note else "",
        "required": False,
    }
    if field.kind is Kind.FLAG:
        return forms.ChoiceField(choices=[("", "--"), (_YES, _("yes")), (_NO, _("no"))], **shared)
    if field.codes and field.kind in {Kind.CODE, Kind.CODES}:
        choices = [(code.key, code.label.say(language)) for code in field.codes.codes]
        if field.kind is Kind.CODES:
            return forms.MultipleChoiceField(choices=choices, **shared)
        return forms.ChoiceField(choices=[("", "--"), *choices], **shared)
    return forms.CharField(widget=_widget(field), **shared)


def _widget(field: Field) -> forms.Widget:
    if field.kind is Kind.DATE:
        return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    if field.kind in _NUMBERS:
        return forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    if field.kind is Kind.TEXT and field.length > _LONG:
        return forms.Textarea(attrs={"rows": 3, "maxlength": field.length})
    return forms.TextInput(attrs={"autocomplete": "off", "maxlength": field.length})
