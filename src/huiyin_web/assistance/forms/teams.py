"""What the pages of teams and helpers send and ask."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.followup.assistance import LEFT_TEAM, TEAM_ROLES
from huiyin_web.assistance.actions.leave_team import Leaving
from huiyin_web.assistance.actions.pair_household import Helping
from huiyin_web.assistance.actions.post_member import Posting
from huiyin_web.assistance.forms.rounds import reason_field
from huiyin_web.commitments.forms import OfficeField
from huiyin_web.core.fields import day_field, place_field
from huiyin_web.core.told_forms import ToldForm, offer


class PostForm(ToldForm):
    """Who is posted to a village."""

    name = forms.CharField(label=_("Name"), required=False, max_length=60)
    role = forms.ChoiceField(label=_("Part in the team"))
    place_code = place_field(_("Village code"))
    organisation = OfficeField(label=_("Unit that posts them"))
    starts_on = day_field(_("First day"))
    elsewhere: ClassVar = {"document": "name"}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "role", TEAM_ROLES)

    @property
    def terms(self) -> Posting:
        """What was sent, once it is valid."""
        return Posting(**self.cleaned_data)


class LeaveForm(ToldForm):
    """How somebody leaves a team, and who comes instead."""

    left_as = forms.ChoiceField(label=_("How they leave"))
    on = day_field(_("Last day"))
    reason = reason_field(_("Reason"))
    successor = forms.CharField(label=_("Who comes instead"), required=False, max_length=60)
    organisation = OfficeField(label=_("Unit that posts the successor"))
    elsewhere: ClassVar = {"document": "reason", "long": "reason", "name": "successor"}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "left_as", LEFT_TEAM)

    @property
    def terms(self) -> Leaving:
        """What was sent, once it is valid."""
        return Leaving(**self.cleaned_data)


class HelperForm(ToldForm):
    """Who helps a household."""

    helper = forms.CharField(label=_("Who helps"), required=False, max_length=60)
    household_number = forms.CharField(label=_("Household number"), max_length=24)
    organisation = OfficeField(label=_("Assisting unit"))
    account = forms.CharField(
        label=_("User name of their account"), required=False, max_length=40,
        help_text=_("Left empty where they have none; the account then reaches the household."),
    )  # fmt: skip
    starts_on = day_field(_("Begins on"))
    elsewhere: ClassVar = {"document": "helper", "twice": "helper"}

    @property
    def terms(self) -> Helping:
        """What was sent, once it is valid."""
        return Helping(**self.cleaned_data)


class TeamsForm(forms.Form):
    """Which teams; anything else is as if nothing was asked."""

    place = place_field(_("Place code"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", "--"), ("incomplete", _("not complete"))])
    after = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)


class HelpersForm(forms.Form):
    """Which helpers; anything else is as if nothing was asked."""

    place = place_field(_("Place code"), required=False)
    village = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)
    name = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
