"""What the overview's pages are asked with."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.records.sheets import EARLIEST_YEAR, LATEST_YEAR
from huiyin_web.core.language import current_language
from huiyin_web.overview.actions.unmask_value import LEAST_REASON
from huiyin_web.overview.pages import Hidden

_LONGEST_SEARCH = 60
LARGEST_KEY = 2**63 - 1


class AskedForm(forms.Form):
    """Which place and which year; anything else is as if nothing was asked."""

    place = forms.RegexField(r"^[0-9]{12}$", required=False)
    year = forms.IntegerField(min_value=EARLIEST_YEAR, max_value=LATEST_YEAR, required=False)
    after = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, required=False)
    place_after = forms.RegexField(r"^[0-9]{12}$", required=False)
    q = forms.CharField(max_length=_LONGEST_SEARCH, required=False)


class UnmaskForm(forms.Form):
    """One personal value to be shown in clear, and why."""

    value = forms.ChoiceField(label=_("Value"))
    reason = forms.CharField(
        label=_("Why you need it"),
        min_length=LEAST_REASON,
        max_length=200,
        help_text=_("For example: checking a bank account before payment."),
    )

    def __init__(self, *args: Any, values: Iterable[Hidden] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = current_language()
        choices = [(one.key, one.label.say(language)) for one in values if not one.clear]
        self.fields["value"] = forms.ChoiceField(label=_("Value"), choices=choices)


class IdNumberForm(forms.Form):
    """A whole ID number."""

    id_number = forms.RegexField(r"^[0-9]{17}[0-9Xx]([0-9]{2})?$", required=False)
