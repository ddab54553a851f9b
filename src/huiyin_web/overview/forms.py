"""What the overview's pages are asked with."""

from django import forms

_FIRST_YEAR, _LAST_YEAR = 1978, 2100
_LONGEST_SEARCH = 60


class AskedForm(forms.Form):
    """Which place and which year; anything else is as if nothing was asked."""

    place = forms.RegexField(r"^[0-9]{12}$", required=False)
    year = forms.IntegerField(min_value=_FIRST_YEAR, max_value=_LAST_YEAR, required=False)
    after = forms.IntegerField(min_value=0, required=False)
    q = forms.CharField(max_length=_LONGEST_SEARCH, required=False)
