"""Fields and manners that the forms of the leading group share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LARGEST_KEY = 2**63 - 1


def line(label: Any, longest: int, **more: Any) -> forms.CharField:
    """Give a field of one line; what it lacks the library says."""
    return forms.CharField(label=label, required=False, max_length=longest, **more)


def lines(label: Any, longest: int, *, rows: int = 3, **more: Any) -> forms.CharField:
    """Give a field of several lines."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=False, max_length=longest, widget=widget, **more)


def day(label: Any, **more: Any) -> forms.DateField:
    """Give a field for a day."""
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **more)


class AfterForm(forms.Form):
    """Where a list is to go on, with the words looked for."""

    words = forms.CharField(label=_("Words"), required=False, max_length=60)
    after = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, required=False)

    @classmethod
    def of(cls, sent: Any) -> dict[str, Any]:
        """Give what was asked; anything else is as if nothing was."""
        form = cls(sent)
        form.is_valid()
        return {name: form.cleaned_data.get(name) for name in form.fields}
