"""Strings of the forms of visits and of help become values."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.followup.visits import FOUND, KEPT, LONGEST_AGREED, LONGEST_NOTE, NEEDS, Report
from huiyin.kernel.text import Text
from huiyin.records.fields import CodeList, Field, Kind
from huiyin.records.sheets import HELP
from huiyin_web.assistance.actions.record_visit import Sent
from huiyin_web.assistance.errors import VisitRefusedError
from huiyin_web.assistance.limits import LEAST_REASON, MOST_REASON
from huiyin_web.core.fields import day_field, words_field
from huiyin_web.core.language import current_language
from huiyin_web.registry.wording import label_with_unit

_LONGEST_SEARCH = 60
_LONGEST_CELL = 1000  # the library says which field holds how much


class AskedForm(forms.Form):
    """What is looked for, and where; anything that cannot be read is as if nothing was asked."""

    q = forms.CharField(max_length=_LONGEST_SEARCH, required=False)
    place = forms.RegexField(r"^[0-9]{12}$", required=False)


class VisitForm(forms.Form):
    """What a visit tells, with the number that keeps it from being recorded twice."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    by = forms.CharField(max_length=64, widget=forms.HiddenInput)
    found = forms.ChoiceField(label=_("How is the family?"), widget=forms.RadioSelect)
    promise = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)
    kept = forms.ChoiceField(
        label=_("Was it kept, what is to be asked about?"), required=False, widget=forms.RadioSelect,
        help_text=_("The family's own word. Leave it out where nothing was said."),
    )  # fmt: skip
    needs = forms.MultipleChoiceField(
        label=_("What does the family say it needs?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    agreed = words_field(_("What was agreed?"), LONGEST_AGREED)
    next_on = day_field(_("Next visit"), required=False)
    visited_on = day_field(_("Day of the visit"))
    note = words_field(
        _("Note for the next visit"),
        LONGEST_NOTE,
        help_text=_("No ID or telephone number and nothing about illness is needed."),
    )
    chips: ClassVar = ("found", "kept", "needs")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, codes in (("found", FOUND), ("kept", KEPT), ("needs", NEEDS)):
            self.fields[name].choices = _choices(codes)  # type: ignore[attr-defined]  # both choose among choices

    def sent(self, household: int) -> Sent:
        """Give what was sent for a household.

        Raises:
            VisitRefusedError: something is missing or cannot be read.
        """
        if not self.is_valid():
            raise VisitRefusedError(problems=self._said())
        told = self.cleaned_data
        report = Report(
            visited_on=told["visited_on"],
            found=told["found"],
            needs=tuple(told["needs"]),
            agreed=told["agreed"],
            note=told["note"],
            next_on=told["next_on"],
            kept=told["kept"],
        )
        return Sent(told["uuid"], told["by"], household, report, told["promise"])

    def _said(self) -> str:
        return " ".join(
            f"{self.fields[name].label}: {error}" for name, errors in self.errors.items() for error in errors
        )


class HelpForm(forms.Form):
    """A help that a household received. Nothing is judged here: the action refuses what a file would be refused for."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for field in HELP.fields:
            if field.key != "household_number":
                self.fields[field.key] = _cell(field)

    def refuse(self, problems: Mapping[str, Iterable[Text]]) -> None:
        """Show what is wrong beside its field."""
        for key, told in problems.items():
            for one in told:
                self.add_error(key, one.say(current_language()))


class ReasonForm(forms.Form):
    """Why a help is withdrawn."""

    reason = forms.CharField(label=_("Reason"), min_length=LEAST_REASON, max_length=MOST_REASON)


def _cell(field: Field) -> forms.CharField:
    language = current_language()
    return forms.CharField(
        label=label_with_unit(field).say(language),
        required=False,
        max_length=_LONGEST_CELL,
        widget=_widget(field),
        help_text=field.note.say(language) if field.note else "",
    )


def _widget(field: Field) -> forms.Widget:
    if field.codes is not None:
        return forms.Select(choices=[("", "--"), *_choices(field.codes)])
    if field.kind is Kind.DATE:
        widget: forms.Widget = day_field("").widget
        return widget
    attrs = {"autocomplete": "off"} | ({"inputmode": "decimal"} if field.kind is Kind.MONEY else {})
    return forms.TextInput(attrs=attrs)


def _choices(codes: CodeList) -> list[tuple[str, str]]:
    return [(code.key, code.label.sentence().say(current_language())) for code in codes.codes]
