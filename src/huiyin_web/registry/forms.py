"""Forms made from the fields of a sheet: what is written is read by the library, as a file is."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huiyin.records.fields import Field, Kind
from huiyin.records.sections import Section
from huiyin_web.core.fields import LARGEST_KEY
from huiyin_web.core.language import current_language
from huiyin_web.registry.actions._changing import Sent
from huiyin_web.registry.models import ChangeRequest
from huiyin_web.registry.queries.records import Record
from huiyin_web.registry.queries.requests import waiting_fields
from huiyin_web.registry.wording import in_words, label_with_unit

_LONGEST_CELL = 1000
_NUMERIC = frozenset({Kind.INTEGER, Kind.YEAR, Kind.NUMBER_CODE})


class _Several(forms.CheckboxSelectMultiple):
    """Several keys of a code list, sent and kept as `key,key`."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        """Join what was ticked; a draft or a chosen value comes joined."""
        del files
        given = data.getlist(name) if hasattr(data, "getlist") else [data.get(name) or ""]
        return ",".join(given)

    def format_value(self, value: Any) -> Any:
        """Split a kept value into what is ticked."""
        return (value or "").split(",")


class SectionForm(forms.Form):
    """One section of a row. Nothing is judged here: the action refuses what a file would be refused for."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, record: Record, section: Section, initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(initial))
        self._section, self._deciding, waiting = section, record.deciding, waiting_fields(record)
        for key in section.fields:
            self.fields[key] = _cell(record, record.sheet.field(key), waiting.get(key))
        if record.deciding.intersection(section.fields):
            self.fields["reason"] = forms.CharField(
                label=_("Why it changes"), max_length=300, required=False,
                help_text=_("Needed where a changed field waits for approval, for example: found at a visit."),
            )  # fmt: skip

    def at_once(self) -> list[forms.BoundField]:
        """Give the fields that are saved at once."""
        return [self[key] for key in self._section.fields if key not in self._deciding]

    def after_approval(self) -> list[forms.BoundField]:
        """Give the fields that change once somebody else approves."""
        return [self[key] for key in self._section.fields if key in self._deciding]

    def sent(self) -> Sent:
        """Give what was filled in."""
        written = self.cleaned_data
        cells = {key: written.get(key, "") for key in self._section.fields}
        return Sent(self._section.key, written["version"], cells, written.get("reason", ""))

    def refuse(self, problems: Mapping[str, Iterable[Any]]) -> None:
        """Show what is wrong beside its field, or above all where the form has no such field."""
        language = current_language()
        for key, told in problems.items():
            for one in told:
                self.add_error(key if key in self.fields else None, one.say(language))


class AnswerForm(forms.Form):
    """Why a change request is sent back."""

    answer = forms.CharField(
        label=_("Why it is sent back"), max_length=300, help_text=_("Whoever asked reads it and mends the request.")
    )


class AskRequests(forms.Form):
    """Which change requests are asked for; what makes no sense is as if not asked."""

    of = forms.ChoiceField(choices=[(one, one) for one in ("waiting", "mine", "all")], required=False)
    before = forms.IntegerField(min_value=1, max_value=LARGEST_KEY, required=False)


def _cell(record: Record, field: Field, waiting: ChangeRequest | None) -> forms.CharField:
    language = current_language()
    return forms.CharField(
        label=label_with_unit(field).say(language),
        required=False,
        max_length=_LONGEST_CELL,
        strip=False,
        widget=_widget(field),
        help_text=" ".join(_hints(record, field, waiting)),
    )


def _hints(record: Record, field: Field, waiting: ChangeRequest | None) -> list[str]:
    language, hints = current_language(), []
    if field.note:
        hints.append(field.note.say(language))
    if field.mask and (known := getattr(record.row, field.key)):
        shown = in_words(field, known).say(language)
        hints.append(gettext("Known: %(value)s. Left empty, it stays.") % {"value": shown})
    if field.most:
        hints.append(gettext("At most %(most)s.") % {"most": field.most})
    if waiting:
        hints.append(gettext("A change waits for approval (request %(number)s).") % {"number": waiting.pk})
    return hints


def _widget(field: Field) -> forms.Widget:
    language = current_language()
    if field.kind is Kind.FLAG:
        return forms.Select(choices=[("", "--"), ("是", gettext("yes")), ("否", gettext("no"))])
    if field.codes is not None:
        codes = [(code.key, code.label.say(language)) for code in field.codes.codes]
        if field.kind is Kind.CODES:
            return _Several(choices=codes)
        return forms.Select(choices=[("", "--"), *codes])
    if field.kind is Kind.DATE:
        return forms.TextInput(attrs={"placeholder": "2016-09-14", "maxlength": 20, "autocomplete": "off"})
    attrs: dict[str, Any] = {"autocomplete": "off", "spellcheck": "false"}
    if field.kind in {Kind.MONEY, Kind.DECIMAL}:
        attrs["inputmode"] = "decimal"
    elif field.kind in _NUMERIC:
        attrs["inputmode"] = "numeric"
    return forms.TextInput(attrs=attrs)
