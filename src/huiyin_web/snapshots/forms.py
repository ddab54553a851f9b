"""What people fill in on the page of frozen years."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.records.sheets import EARLIEST_YEAR, LATEST_YEAR


class FreezeForm(forms.Form):
    """Which year to freeze."""

    year = forms.IntegerField(
        label=_("Year"),
        min_value=EARLIEST_YEAR,
        max_value=LATEST_YEAR,
        help_text=_("The register as it is now becomes the state at the end of this year. This cannot be undone."),
    )
    reason = forms.CharField(
        label=_("Reason of a new version"),
        required=False,
        max_length=500,
        help_text=_("Only where the year is frozen already: what was wrong."),
    )
