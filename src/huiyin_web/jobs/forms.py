"""What the address of the jobs list may ask."""

from django import forms

from huiyin_web.core.fields import LARGEST_KEY


class AskJobs(forms.Form):
    """Whose jobs, and from which key on; what makes no sense is as if not asked."""

    whose = forms.ChoiceField(choices=[("mine", "mine"), ("area", "area")], required=False)
    before = forms.IntegerField(min_value=1, max_value=LARGEST_KEY, required=False)
