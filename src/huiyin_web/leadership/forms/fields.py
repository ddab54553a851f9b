"""What the lists of the leading group may be asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin_web.core.fields import LARGEST_KEY

MAY_BE_LEFT_OUT = _("May be left out: the Chinese stands there then.")


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
