"""Strings into values for the assessment."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.records.sheets import EARLIEST_YEAR, LATEST_YEAR


class AssessForm(forms.Form):
    """Which scheme to run; its year is its own."""

    scheme = forms.CharField(label=_("Scheme"), max_length=48)
    year = forms.IntegerField(label=_("Year"), min_value=EARLIEST_YEAR, max_value=LATEST_YEAR)
