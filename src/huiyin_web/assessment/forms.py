"""Strings into values for the assessment."""

from django import forms


class AssessForm(forms.Form):
    """Which scheme to run; its year is its own."""

    scheme = forms.CharField(max_length=48)
    year = forms.IntegerField(min_value=1978, max_value=2100)
