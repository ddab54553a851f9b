"""What the pages of rounds, units and pairings send and ask."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.followup.assistance import LONGEST_REASON, UNIT_KINDS
from huiyin.records.codes import NEED
from huiyin_web.assistance.actions.enrol_unit import Enrolment
from huiyin_web.assistance.actions.open_round import RoundTerms
from huiyin_web.commitments.forms import OfficeField
from huiyin_web.core.fields import LARGEST_KEY, day_field, place_field
from huiyin_web.core.told_forms import ToldForm, offer


def reason_field(label: Any, **more: Any) -> forms.CharField:
    """Give a field for a reason; what is wrong with it the library says."""
    return forms.CharField(
        label=label, required=False, widget=forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST_REASON}), **more
    )


class RoundForm(ToldForm):
    """A round as it is opened."""

    name = forms.CharField(label=_("Name of the round"), max_length=60, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=90, required=False)
    first_year = forms.IntegerField(label=_("First year"), min_value=0, max_value=9999)
    last_year = forms.IntegerField(label=_("Last year"), min_value=0, max_value=9999)
    carries = forms.BooleanField(
        label=_("Take over the units of the round before, with what they take on"), required=False, initial=True
    )

    @property
    def terms(self) -> RoundTerms:
        """What was sent, once it is valid."""
        return RoundTerms(**self.cleaned_data)


class EnrolForm(ToldForm):
    """What a unit is in a round and takes on."""

    organisation = OfficeField(
        label=_("Assisting unit"), help_text=_("Its whole name or number in the list of organisations.")
    )
    kind = forms.ChoiceField(label=_("Kind of unit"))
    least = forms.IntegerField(label=_("Villages at the least"), min_value=0, max_value=999, initial=0)
    most = forms.IntegerField(label=_("Villages at the most"), min_value=0, max_value=999, initial=1)
    specialities = forms.MultipleChoiceField(
        label=_("What it is good at"), required=False, widget=forms.CheckboxSelectMultiple
    )
    funds = forms.DecimalField(
        label=_("Funds for the round, in yuan"), required=False, max_digits=14, decimal_places=2, initial=0
    )
    elsewhere: ClassVar = {"capacity": "most"}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "kind", UNIT_KINDS)
        offer(self, "specialities", NEED)
        self.fields["organisation"].widget.attrs["list"] = "offices"

    @property
    def terms(self) -> Enrolment:
        """What was sent, once it is valid."""
        told = self.cleaned_data
        return Enrolment(
            told["organisation"], told["kind"], told["least"], told["most"], tuple(told["specialities"]),
            int((told["funds"] or 0) * 100),
        )  # fmt: skip


class PairForm(ToldForm):
    """Which unit of a round is paired with which place, from when."""

    unit = forms.ChoiceField(label=_("Assisting unit"))
    place_code = place_field(_("Place code"), help_text=_("Of a village; for an eastern city of a county."))
    on = day_field(_("Begins on"))
    elsewhere: ClassVar = {"twice": "place_code"}

    def __init__(self, *args: Any, units: Mapping[int, str], **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "unit", ((str(key), name) for key, name in units.items()))


class EndForm(ToldForm):
    """How a pairing ends."""

    ends_on = day_field(_("Last day"))
    reason = reason_field(_("Reason"))
    confirmed = forms.BooleanField(
        label=_("End it although poverty is not left"), required=False,
        help_text=_("Needed only where its village or household is still poor and nobody else helps it."),
    )  # fmt: skip


class UnitsForm(forms.Form):
    """Which units of a round; anything else is as if nothing was asked."""

    words = forms.CharField(label=_("Words of the name"), required=False, max_length=60)
    kind = forms.ChoiceField(label=_("Kind of unit"), required=False)
    after = forms.CharField(required=False, max_length=24, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "kind", UNIT_KINDS, empty=True)


class PairingsForm(forms.Form):
    """Which pairings of a round; anything else is as if nothing was asked."""

    place = place_field(_("Place code"), required=False)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", "--"), ("running", _("running")), ("ended", _("ended"))]
    )
    after = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, required=False, widget=forms.HiddenInput)
