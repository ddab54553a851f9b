"""What is sent about a round that is over."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin_web.assistance.actions.carry_promise import CarryTerms
from huiyin_web.assistance.forms.rounds import reason_field
from huiyin_web.core.fields import day_field
from huiyin_web.core.told_forms import ToldForm


class CarryForm(ToldForm):
    """What becomes of a promise that was not kept."""

    carried = forms.ChoiceField(
        label=_("What becomes of it"),
        choices=[("yes", _("It is promised anew in the next round")), ("no", _("It is let go"))],
        widget=forms.RadioSelect,
    )
    due_on = day_field(_("Due in the next round"), required=False)
    reason = reason_field(_("Reason"))
    elsewhere: ClassVar = {"document": "reason", "long": "reason"}

    @property
    def terms(self) -> CarryTerms:
        """What was sent, once it is valid."""
        told = self.cleaned_data
        return CarryTerms(told["carried"] == "yes", told["reason"], told["due_on"])


class CloseForm(ToldForm):
    """Nothing is asked: the round says itself what it lacks."""
