"""What people fill in on the pages of frozen years."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.records.sheets import EARLIEST_YEAR, LATEST_YEAR


class YearForm(forms.Form):
    """Which year to look at and freeze."""

    year = forms.IntegerField(
        label=_("Year"),
        min_value=EARLIEST_YEAR,
        max_value=LATEST_YEAR,
        help_text=_("First you see what the year has and lacks; nothing is frozen yet."),
    )


class FreezeForm(forms.Form):
    """The decision to freeze a year with what it lacks."""

    reason = forms.CharField(
        label=_("Reason of a new version"),
        required=False,
        max_length=500,
        help_text=_("What was wrong in the frozen version."),
    )
    accepted = forms.BooleanField(
        label=_("I have seen what is missing or has to be looked at; freeze the year all the same."), required=False
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_seen(self) -> dict[str, int]:
        """Give the flaws that stood on the page; what cannot be read was not seen."""
        try:
            sent: Any = json.loads(self.cleaned_data["seen"] or "{}")
        except ValueError:
            return {}
        found = sent if isinstance(sent, dict) else {}
        return {key: count for key, count in found.items() if isinstance(count, int)}
