"""Forms of a case: the day of a step, the reason of a way back, what a notice shows."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huiyin.kernel.text import Text
from huiyin.rules.publicity import ALWAYS, PUBLIC_FIELDS
from huiyin_web.casework.limits import MOST_AFTER
from huiyin_web.core.fields import LARGEST_KEY, day_field
from huiyin_web.core.language import current_language


class AskedCasesForm(forms.Form):
    """Which cases; anything else is as if nothing was asked."""

    process = forms.SlugField(required=False)
    state = forms.SlugField(required=False)
    after = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, required=False)


class DayForm(forms.Form):
    """The day on which something was done."""

    on = day_field(_("Day on which it was done"))
    steps_taken = forms.IntegerField(min_value=0, widget=forms.HiddenInput, required=False)


class StepDayForm(DayForm):
    """The day of what is done to a case; one far after the last step is asked about before it counts."""

    is_sure = forms.BooleanField(label=_("The day is right"), required=False)

    def __init__(self, data: Any = None, *, last: date, **more: Any) -> None:
        super().__init__(data, **more)
        self.last = last

    @property
    def is_far(self) -> bool:
        """Whether the day that was sent lies so far after the last step that it is asked about."""
        asked = self.cleaned_data.get("on", self.last) if self.is_bound else self.last
        return asked - self.last > MOST_AFTER

    def clean(self) -> dict[str, Any] | None:
        """Ask about a day that lies far after the last step, until it is ticked to be right."""
        if self.is_far and not self.cleaned_data.get("is_sure"):
            words = gettext("The last step was on %(last)s, more than a year before. Correct the day, or tick this.")
            self.add_error("is_sure", words % {"last": self.last})
        return self.cleaned_data


class LeaveForm(StepDayForm):
    """Why a case goes back or is closed."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class BackForm(LeaveForm):
    """Where a case goes back to."""

    state = forms.ChoiceField(label=_("Back to"))

    field_order = ("state", "reason", "on", "is_sure", "steps_taken")

    def __init__(self, data: Any = None, *, states: Iterable[tuple[str, Text]], **more: Any) -> None:
        super().__init__(data, **more)
        language = current_language()
        field = self.fields["state"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(key, label.say(language)) for key, label in states]


class WallForm(forms.Form):
    """What a notice shows besides the head's masked name, and for which further cases it hangs."""

    fields_shown = forms.MultipleChoiceField(
        label=_("Shown besides the masked name"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = forms.TypedMultipleChoiceField(
        label=_("Further households on the same notice"), required=False, coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, data: Any = None, *, others: Iterable[tuple[int, str]]) -> None:
        super().__init__(data)
        language = current_language()
        shown, listed = self.fields["fields_shown"], self.fields["others"]
        if isinstance(shown, forms.ChoiceField) and isinstance(listed, forms.ChoiceField):
            shown.choices = [(key, label.say(language)) for key, label in PUBLIC_FIELDS.items() if key != ALWAYS]
            listed.choices = list(others)
