"""What the pages of rounds, units and pairings send and ask."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.followup.assistance import LONGEST_REASON, UNIT_KINDS
from huiyin.policy import Decision
from huiyin.records.codes import NEED
from huiyin.records.fields import CodeList
from huiyin_web.assistance.actions.enrol_unit import Enrolment
from huiyin_web.assistance.actions.open_round import RoundTerms
from huiyin_web.commitments.forms import OfficeField
from huiyin_web.core.language import current_language

_LARGEST_KEY = 2**63 - 1
_DAY = {"type": "date"}


def day_field(label: Any, **more: Any) -> forms.DateField:
    """Give a field for a day."""
    wrong = _("Give a day such as 2016-12-31.")
    widget = forms.DateInput(attrs=_DAY, format="%Y-%m-%d")
    return forms.DateField(
        label=label, input_formats=["%Y-%m-%d"], widget=widget, error_messages={"invalid": wrong}, **more
    )


def place_field(label: Any, **more: Any) -> forms.RegexField:
    """Give a field for a place by its code."""
    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    return forms.RegexField(r"^\d{12}$", label=label, max_length=12, widget=widget, **more)


def reason_field(label: Any, **more: Any) -> forms.CharField:
    """Give a field for a reason; what is wrong with it the library says."""
    return forms.CharField(
        label=label, required=False, widget=forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST_REASON}), **more
    )


def choices_of(codes: CodeList, *, empty: bool = False) -> list[tuple[str, str]]:
    """Give the codes of a list to choose from, in the reader's language."""
    said = [(code.key, code.label.sentence().say(current_language())) for code in codes.codes]
    return [*([("", "--")] if empty else []), *said]


class RefusedForm(forms.Form):
    """A form whose action tells what stands against it; `places` says at which field, where names differ."""

    places: Mapping[str, str] = {}

    def tell(self, decision: Decision) -> None:
        """Say what stands against it at the field that it is about."""
        for reason in decision.missing:
            name = self.places.get(reason.field, reason.field)
            self.add_error(name if name in self.fields else None, reason.words.say(current_language()))


class RoundForm(RefusedForm):
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


class EnrolForm(RefusedForm):
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
    places = {"capacity": "most"}  # noqa: RUF012

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["kind"].choices = choices_of(UNIT_KINDS)  # type: ignore[attr-defined]
        self.fields["specialities"].choices = choices_of(NEED)  # type: ignore[attr-defined]
        self.fields["organisation"].widget.attrs["list"] = "offices"

    @property
    def terms(self) -> Enrolment:
        """What was sent, once it is valid."""
        told = self.cleaned_data
        return Enrolment(
            told["organisation"], told["kind"], told["least"], told["most"], tuple(told["specialities"]),
            int((told["funds"] or 0) * 100),
        )  # fmt: skip


class PairForm(RefusedForm):
    """Which unit of a round is paired with which place, from when."""

    unit = forms.ChoiceField(label=_("Assisting unit"))
    place_code = place_field(_("Place code"), help_text=_("Of a village; for an eastern city of a county."))
    on = day_field(_("Begins on"))
    places = {"twice": "place_code"}  # noqa: RUF012

    def __init__(self, *args: Any, units: Mapping[int, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["unit"].choices = [(str(key), name) for key, name in units.items()]  # type: ignore[attr-defined]


class EndForm(RefusedForm):
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
        self.fields["kind"].choices = choices_of(UNIT_KINDS, empty=True)  # type: ignore[attr-defined]


class PairingsForm(forms.Form):
    """Which pairings of a round; anything else is as if nothing was asked."""

    place = place_field(_("Place code"), required=False)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", "--"), ("running", _("running")), ("ended", _("ended"))]
    )
    after = forms.IntegerField(min_value=0, max_value=_LARGEST_KEY, required=False, widget=forms.HiddenInput)
