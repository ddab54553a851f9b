"""What the pages of projects send and ask."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.followup.funds import CHECKS, KINDS, SOURCES, Given, Sign, State, Step
from huiyin.followup.funds.words import LONGEST_DOCUMENT, LONGEST_REASON
from huiyin.kernel.money import fen
from huiyin.kernel.text import Text
from huiyin_web.core.fields import LARGEST_KEY, day_field, place_field
from huiyin_web.core.language import current_language
from huiyin_web.core.told_forms import ToldForm, offer
from huiyin_web.places.offices import office_called
from huiyin_web.registry.household_lines import LinesField

_LONGEST_OFFICE = 120
_UNKNOWN = Text(
    "No office is called that. Write its whole name or its number, as the list of organisations has it.",
    "没有该名称的单位，请按单位名录填写全称或编号。",
)


class OfficeField(forms.CharField):
    """An office by its name, number or place; its value is the office's key."""

    def __init__(self, **more: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off", "list": "offices"})
        super().__init__(max_length=_LONGEST_OFFICE, widget=widget, **more)

    def clean(self, value: Any) -> str:
        """Give the key of the office.

        Raises:
            ValidationError: no office, or more than one, is called that.
        """
        office = office_called(super().clean(value))
        if office is None:
            raise forms.ValidationError(_UNKNOWN.say(current_language()))
        return office


def _yuan(label: Any, **more: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, max_digits=15, decimal_places=2, **more)


class TermsForm(ToldForm):
    """A project as it is proposed; what it lacks the library says."""

    title = forms.CharField(
        label=_("What is built or done"), widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("In a few words, such as: 6.2 km of hardened road to Qianduo village."),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Kind"))
    source = forms.ChoiceField(label=_("Source of the money"))
    place_code = place_field(_("Place code"))
    owner = OfficeField(label=_("Who carries it out"))
    planned = _yuan(_("Amount (yuan)"))
    begins_on = day_field(_("Begins"))
    due_on = day_field(_("Due"))

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        offer(self, "kind", KINDS)
        offer(self, "source", SOURCES)


class StepForm(ToldForm):
    """What comes with a step: only what it needs."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    check = forms.ChoiceField(label=_("Check"))
    clear = forms.ChoiceField(label=_("Found"), choices=(("yes", _("clear")), ("no", _("stands against it"))))
    authority = OfficeField(label=_("Checked by"))
    entry = forms.ChoiceField(label=_("Entry"))
    milestone = forms.ChoiceField(label=_("Milestone"))
    lines = LinesField(label=_("Households"), help_text=_("One a line: office number, a blank, the yuan that it got."))
    yuan = _yuan(_("Amount (yuan)"), required=False)
    on = day_field(_("On"), required=False)
    document = forms.CharField(label=_("Document number"), required=False, max_length=LONGEST_DOCUMENT)
    reason = forms.CharField(
        label=_("Reason"), required=False, widget=forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST_REASON})
    )

    def __init__(
        self, data: Any = None, *, step: Step, entries: Sequence[tuple[str, Text]] = (),
        milestones: Sequence[tuple[str, Text]] = (), **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, prefix=step.value, **more)
        self.step = step
        for name in list(self.fields):
            if name != "seen" and name not in _ASKED[step]:
                del self.fields[name]
        for name, offered in {"entry": entries, "milestone": milestones}.items():
            if name in self.fields:
                offer(self, name, ((key, words.sentence()) for key, words in offered))
        if "check" in self.fields:
            offer(self, "check", CHECKS)

    @property
    def given(self) -> Given:
        """What was given, once it is valid."""
        found = self.cleaned_data
        amount = found.get("yuan")
        return Given(
            fen=None if amount is None else fen(amount), on=found.get("on"), document=found.get("document", ""),
            reason=found.get("reason", ""),
        )  # fmt: skip


_ASKED: dict[Step, tuple[str, ...]] = {
    Step.ANSWER: ("check", "clear", "authority", "on", "document"),
    Step.APPROVE: ("reason",),
    Step.REFUSE: ("reason",),
    Step.ALLOCATE: ("yuan", "on", "document"),
    Step.PAY: ("yuan", "on", "document"),
    Step.REACH: ("milestone", "on"),
    Step.HOUSEHOLDS: ("lines", "on"),
    Step.ACCEPT: ("yuan", "on", "document"),
    Step.REVERSE: ("entry", "reason"),
    Step.CLOSE: ("reason",),
}


class ListForm(forms.Form):
    """Which projects; anything else is as if nothing was asked."""

    words = forms.CharField(label=_("Words"), required=False, max_length=60)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    source = forms.ChoiceField(label=_("Source of the money"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    sign = forms.ChoiceField(label=_("To be asked"), required=False)
    place = forms.RegexField(r"^\d{12}$", label=_("Place code"), required=False)
    after = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, required=False)

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        offer(self, "kind", KINDS, empty=True)
        offer(self, "source", SOURCES, empty=True)
        offer(self, "state", ((one.value, one.label.sentence()) for one in State), empty=True)
        offer(self, "sign", ((one.value, one.label.sentence()) for one in Sign), empty=True)
