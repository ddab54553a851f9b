"""Fields that the forms of all rooms share: a day, a place, a line, several lines."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LARGEST_KEY = 2**63 - 1


def day_field(label: Any, **more: Any) -> forms.DateField:
    """Give a field for a day."""
    wrong = {"invalid": _("Give a day such as 2016-12-31.")} | more.pop("error_messages", {})
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, input_formats=["%Y-%m-%d"], widget=widget, error_messages=wrong, **more)


def place_field(label: Any, **more: Any) -> forms.RegexField:
    """Give a field for a place by its code."""
    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    return forms.RegexField(r"^[0-9]{12}$", label=label, max_length=12, widget=widget, **more)


def line_field(label: Any, longest: int, **more: Any) -> forms.CharField:
    """Give a field of one line; what is wrong with it the library says."""
    return forms.CharField(label=label, required=False, max_length=longest, **more)


def words_field(label: Any, longest: int, *, rows: int = 2, **more: Any) -> forms.CharField:
    """Give a field of several lines; what is wrong with it the library says."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=False, max_length=longest, widget=widget, **more)
