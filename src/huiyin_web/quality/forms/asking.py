"""What the filters of the work lists have in common."""

from typing import Any

from django import forms

from huiyin_web.core.fields import LARGEST_KEY


class Asking(forms.Form):
    """The filter of a work list; what makes no sense is as if not asked."""

    place = forms.RegexField(r"^[0-9]{12}$", required=False)
    after = forms.IntegerField(min_value=1, max_value=LARGEST_KEY, required=False)

    def given(self) -> dict[str, Any]:
        """Give what is asked, by the names of the fields."""
        self.is_valid()
        return {key: value for key, value in self.cleaned_data.items() if value}
