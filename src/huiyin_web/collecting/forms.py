"""What the pages of collections send and ask."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.kernel.text import Text
from huiyin.records.fields import Field
from huiyin.records.sheets import EARLIEST_YEAR, LATEST_YEAR
from huiyin_web.core.fields import day_field
from huiyin_web.core.language import current_language

_MOST_MINUTES = 600


class ProposeForm(forms.Form):
    """A collection as it is proposed; what it lacks the library says."""

    title = forms.CharField(label=_("Title"), max_length=100, required=False)
    place_code = forms.RegexField(
        r"^\d{12}$", label=_("Place code"), max_length=12,
        widget=forms.TextInput(attrs={"list": "places", "autocomplete": "off"}),
        help_text=_("Its villages are asked. Type the name of the place and choose it, or its twelve digits."),
    )  # fmt: skip
    basis = forms.CharField(
        label=_("Legal basis"), max_length=300, required=False, help_text=_("The law or notice, with its number.")
    )
    serves = forms.CharField(
        label=_("Decision that it serves"), max_length=300, required=False,
        help_text=_("What is decided with the answers, and by whom."),
    )  # fmt: skip
    begins_on = day_field(_("First day"), required=True)
    ends_on = day_field(_("Last day"), required=False)
    minutes = forms.IntegerField(
        label=_("Minutes a row"), min_value=0, max_value=_MOST_MINUTES,
        help_text=_("How long a village needs for one row, as you estimate."),
    )  # fmt: skip
    fields_asked = forms.MultipleChoiceField(label=_("Fields"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any = None, *, offered: Sequence[Field], **more: Any) -> None:
        super().__init__(data, **more)
        language = current_language()
        chosen = self.fields["fields_asked"]
        if isinstance(chosen, forms.MultipleChoiceField):
            chosen.choices = [(one.key, one.label.sentence().say(language)) for one in offered]


class ReasonForm(forms.Form):
    """Why; the library says whether one is needed."""

    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)


class PlaceForm(forms.Form):
    """Whose form to download."""

    place = forms.ChoiceField(label=_("Place"))

    def __init__(self, data: Any = None, *, places: Collection[tuple[str, Text]], **more: Any) -> None:
        super().__init__(data, **more)
        language, field = current_language(), self.fields["place"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(code, name.say(language)) for code, name in places]


class AskMeter(forms.Form):
    """Of which place and year; what makes no sense is as if not asked."""

    place = forms.RegexField(r"^\d{12}$", required=False)
    year = forms.IntegerField(min_value=EARLIEST_YEAR, max_value=LATEST_YEAR, required=False)
