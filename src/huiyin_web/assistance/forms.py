"""Strings of the visit form become values."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.followup.visits import FOUND, LONGEST_AGREED, LONGEST_NOTE, NEEDS, Report
from huiyin.records.fields import CodeList
from huiyin_web.assistance.actions.record_visit import Sent
from huiyin_web.assistance.errors import VisitRefusedError
from huiyin_web.core.language import current_language

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_LONGEST_SEARCH = 60


class AskedForm(forms.Form):
    """What is looked for, and where; anything that cannot be read is as if nothing was asked."""

    q = forms.CharField(max_length=_LONGEST_SEARCH, required=False)
    place = forms.RegexField(r"^[0-9]{12}$", required=False)


def _day(label: Any, **more: Any) -> forms.DateField:
    wrong = _("Give a day such as 2016-12-31.")
    return forms.DateField(
        label=label, input_formats=["%Y-%m-%d"], widget=_DAY, error_messages={"invalid": wrong}, **more
    )


def _words(label: Any, longest: int, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=longest, required=False, widget=forms.Textarea(attrs={"rows": 2}), **more
    )


class VisitForm(forms.Form):
    """What a visit tells, with the number that keeps it from being recorded twice."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    by = forms.CharField(max_length=64, widget=forms.HiddenInput)
    found = forms.ChoiceField(label=_("How is the family?"), widget=forms.RadioSelect)
    needs = forms.MultipleChoiceField(
        label=_("What does the family say it needs?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    agreed = _words(_("What was agreed?"), LONGEST_AGREED)
    next_on = _day(_("Next visit"), required=False)
    visited_on = _day(_("Day of the visit"))
    note = _words(
        _("Note for the next visit"), LONGEST_NOTE, help_text=_("No ID number and nothing about illness is needed.")
    )
    chips: ClassVar = ("found", "needs")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, codes in (("found", FOUND), ("needs", NEEDS)):
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
        )
        return Sent(told["uuid"], told["by"], household, report)

    def _said(self) -> str:
        return " ".join(
            f"{self.fields[name].label}: {error}" for name, errors in self.errors.items() for error in errors
        )


def _choices(codes: CodeList) -> list[tuple[str, str]]:
    return [(code.key, code.label.sentence().say(current_language())) for code in codes.codes]
