"""What the page of a proposal sends."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin_web.core.fields import day_field, place_field
from huiyin_web.core.told_forms import ToldForm, offer


class AskForm(ToldForm):
    """From when the pairings would run."""

    on = day_field(_("Pairings begin on"))


class ChangeForm(ToldForm):
    """Another unit for a village."""

    place_code = place_field(_("Village code"))
    unit = forms.ChoiceField(label=_("Assisting unit"))

    def __init__(self, *args: Any, units: Mapping[int, str], **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "unit", ((str(key), name) for key, name in units.items()))


class AfterForm(forms.Form):
    """After which village the list goes on."""

    after = forms.RegexField(r"^\d{12}$", required=False)
