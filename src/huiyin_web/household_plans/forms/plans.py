"""Strings of the forms of plans become values; what they lack the library says."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.followup.household_plans import (
    LONGEST_REASON,
    LONGEST_WHAT,
    LONGEST_WISH,
    UNITS,
    Given,
    Measure,
    State,
    Step,
)
from huiyin.kernel.money import fen
from huiyin.kernel.text import Text
from huiyin.records.codes import HELP_KIND
from huiyin.rules.assistance import Batch
from huiyin_web.commitments.forms import OfficeField
from huiyin_web.core.fields import LARGEST_KEY, day_field, line_field, words_field
from huiyin_web.core.told_forms import ToldForm, offer
from huiyin_web.household_plans.actions import carry_out_measure
from huiyin_web.household_plans.queries.village import NONE

_HUNDREDTHS = 100
_ANEW = Text("none: record it now", "无，现在登记")
_NO_PLAN = Text("No plan", "无计划")


def _amount(label: Any, **more: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, required=False, max_digits=12, decimal_places=2, **more)


class MeasureForm(ToldForm):
    """A measure as it is planned; what is not of the proposed kind stands instead of it, or besides."""

    elsewhere: ClassVar = {"instead_of": "kind", "answer": "kind"} | {kind: "kind" for kind in HELP_KIND.keys()}  # noqa: SIM118, C420
    proposal = forms.CharField(required=False, max_length=24, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Kind of help"))
    what = line_field(_("What"), LONGEST_WHAT, help_text=_("In a few words, such as: 7 ewes of a local breed."))
    yuan = _amount(_("Amount (yuan)"), help_text=_("Leave it empty where it is no money."))
    quantity = _amount(_("Quantity"))
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    giver = OfficeField(label=_("Who gives it"), help_text=_("An office; leave it empty where the helper does."))
    due_on = day_field(_("By when"), required=False)
    why = words_field(
        _("Why otherwise than proposed"), LONGEST_REASON, help_text=_("Only for what is not as it was proposed.")
    )

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        offer(self, "kind", HELP_KIND)
        offer(self, "unit", UNITS, empty=True)
        self.fields["giver"].widget.attrs["list"] = "offices"

    @property
    def measure(self) -> Measure:
        """The measure, once the form is valid."""
        sent = self.cleaned_data
        kind, proposal = sent["kind"], sent["proposal"]
        answer = "accepted" if kind == proposal else "changed" if proposal else "own"
        quantity = sent["quantity"]
        return Measure(
            kind=kind, answer=answer, what=sent["what"], due_on=sent["due_on"], giver=sent["giver"],
            fen=None if sent["yuan"] is None else fen(sent["yuan"]),
            hundredths=None if quantity is None else int(quantity * _HUNDREDTHS), unit=sent["unit"],
            instead_of=proposal if answer == "changed" else "", why=sent["why"],
        )  # fmt: skip


class DeclineForm(ToldForm):
    """Why a proposal is not planned."""

    reason = words_field(_("Reason"), LONGEST_REASON)


class DropForm(ToldForm):
    """That a measure is taken out; nothing is asked."""


class CarryForm(ToldForm):
    """What was given: recorded already, or to be recorded."""

    help = forms.ChoiceField(
        label=_("Recorded already"), required=False, help_text=_("Help of this kind that carries out no measure yet.")
    )
    given_on = day_field(_("Given on"), required=False)
    amount = line_field(_("Amount (yuan)"), 20)

    def __init__(self, data: Any = None, *, choices: Sequence[tuple[str, Text]], **more: Any) -> None:
        super().__init__(data, **more)
        if choices:
            offer(self, "help", [("", _ANEW), *choices])
        else:
            del self.fields["help"]

    @property
    def given(self) -> carry_out_measure.Given:
        """What was given, once the form is valid."""
        sent = self.cleaned_data
        day = sent["given_on"]
        return carry_out_measure.Given(
            help=int(sent["help"]) if sent.get("help") else None,
            given_on=day.isoformat() if day else "", amount=sent["amount"],
        )  # fmt: skip


class StepForm(ToldForm):
    """What comes with a step: only what it needs."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    wish = words_field(
        _("What the family itself wishes"), LONGEST_WISH, rows=3,
        help_text=_("In the family's own words, as it told you; no ID number and nothing about illness."),
    )  # fmt: skip
    on = day_field(_("It agreed on"), required=False)
    reason = words_field(_("Reason"), LONGEST_REASON)

    def __init__(self, data: Any = None, *, step: Step, **more: Any) -> None:
        super().__init__(data, prefix=step.value, **more)
        self.step = step
        agrees, reasons = step is Step.AGREE, step.needs_reason or step is Step.CLOSE
        for name, asked in {"wish": agrees, "on": agrees, "reason": reasons}.items():
            if not asked:
                del self.fields[name]

    @property
    def given(self) -> Given:
        """What was given, once it is valid."""
        return Given(**{name: self.cleaned_data[name] for name in ("wish", "on", "reason") if name in self.fields})


class VillageForm(forms.Form):
    """Which households of a village; anything else is as if nothing was asked."""

    batch = forms.ChoiceField(label=_("Way out of poverty"), required=False)
    state = forms.ChoiceField(label=_("Plan"), required=False)
    after = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        offer(self, "batch", [(one.value, one.label.sentence()) for one in Batch], empty=True)
        states = [(one.value, one.label.sentence()) for one in State if one not in {State.REPLACED, State.DROPPED}]
        offer(self, "state", [(NONE, _NO_PLAN), *states], empty=True)


class KindForm(forms.Form):
    """Which kind of help is planned; anything else is as if nothing was asked."""

    kind = forms.ChoiceField(choices=[(key, key) for key in HELP_KIND.keys()], required=False)  # noqa: SIM118


class ResultsForm(forms.Form):
    """Of which year and place; anything else is as if nothing was asked."""

    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)
    place = forms.ChoiceField(label=_("Place"), required=False)

    def __init__(
        self, data: Any = None, *, years: Sequence[int], places: Sequence[tuple[str, Text]], **more: Any
    ) -> None:
        super().__init__(data, **more)
        offer(self, "year", [(str(year), str(year)) for year in years])
        offer(self, "place", places)


class AfterForm(forms.Form):
    """After how many rows a list goes on, and of which households; anything else is as if nothing was asked."""

    after = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, required=False)
    side = forms.ChoiceField(choices=[("helped", "helped"), ("alike", "alike"), ("alone", "alone")], required=False)
