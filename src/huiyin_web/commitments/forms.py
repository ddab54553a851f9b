"""What the pages of commitments send and ask."""

import re
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from huiyin.followup.commitments import KINDS, SEVERITIES, SOURCES, UNITS, Act, Given, Need, State
from huiyin.followup.commitments.words import LONGEST_PERSON, LONGEST_REASON, LONGEST_TITLE
from huiyin.kernel.text import Text
from huiyin_web.core.fields import LARGEST_KEY, day_field, place_field
from huiyin_web.core.language import current_language
from huiyin_web.core.told_forms import ToldForm, offer
from huiyin_web.places.offices import office_called

_TICKED = re.compile(r"(?P<id>[0-9]{1,18})-(?P<seen>[0-9]{1,9})")
_LONGEST_OFFICE = 120
_ACCOUNT = r"^[0-9A-Za-z+._@-]+$"
_UNKNOWN = Text(
    "No office is called that. Write its whole name or its number, as the list of organisations has it.",
    "没有该名称的单位，请按单位名录填写全称或编号。",
)


def _amount(label: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, required=False, max_digits=14, decimal_places=2)


def _person() -> forms.CharField:
    return forms.CharField(label=_("Who there answers for it"), required=False, max_length=LONGEST_PERSON)


class OfficeField(forms.CharField):
    """An office by its name, number or place; its value is the office's key."""

    def __init__(self, **more: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off"})
        super().__init__(required=False, max_length=_LONGEST_OFFICE, widget=widget, **more)

    def clean(self, value: Any) -> str:
        """Give the key of the office; empty where nothing was written.

        Raises:
            ValidationError: no office, or more than one, is called that.
        """
        words = super().clean(value)
        office = office_called(words) if words else ""
        if office is None:
            raise forms.ValidationError(_UNKNOWN.say(current_language()))
        return office


class TermsForm(ToldForm):
    """A commitment as it is given; what it lacks the library says."""

    elsewhere: ClassVar = {"reason": "why_short"}
    title = forms.CharField(
        label=_("What is promised"), required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("In one sentence, such as: train 180 people of Sanhe township."),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Kind"))
    severity = forms.ChoiceField(label=_("Severity"))
    source = forms.ChoiceField(label=_("It came from"))
    place_code = place_field(_("Place code"))
    owner = OfficeField(label=_("Who has to keep it"))
    person = _person()
    accepter = OfficeField(label=_("Who says whether it was kept"), help_text=_("Another office than its owner."))
    promised_to = forms.CharField(label=_("Promised to"), required=False, max_length=LONGEST_TITLE)
    quantity = _amount(_("Quantity"))
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    starts_on = day_field(_("Begins"), required=False)
    due_on = day_field(_("Due"), required=False)
    why_short = forms.CharField(
        label=_("Why it can't wait"), required=False, max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only where less time is given than the class of the matter allows."),
    )  # fmt: skip

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        for name, codes in {"kind": KINDS, "severity": SEVERITIES, "source": SOURCES, "unit": UNITS}.items():
            offer(self, name, codes, empty=name == "unit")
        for name in ("owner", "accepter"):
            self.fields[name].widget.attrs["list"] = "offices"  # the names that its page offers

    def clean(self) -> dict[str, Any]:
        """Insist on what no promise can be worded without."""
        found = super().clean() or {}
        for name in ("owner", "accepter", "starts_on", "due_on"):
            if name not in self.errors and not found.get(name):
                self.add_error(name, _("This has to be said."))
        if "quantity" not in self.errors and bool(found.get("unit")) != (found.get("quantity") is not None):
            self.add_error("unit", _("A quantity has a unit, and a unit a quantity."))
        return found


class ActForm(ToldForm):
    """What comes with an act: only what it needs."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    amount = _amount(_("Amount so far"))
    due_on = day_field(_("New due date"), required=False)
    until = day_field(_("On hold until"), required=False)
    owner = OfficeField(label=_("New owner"))
    person = _person()
    reason = forms.CharField(
        label=_("Reason"), required=False, widget=forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST_REASON})
    )

    def __init__(self, data: Any = None, *, act: Act, counted: bool, **more: Any) -> None:
        super().__init__(data, prefix=act.key, **more)
        self.act = act
        for need in _ASKED:
            if need not in act.needs | act.takes or (need is Need.AMOUNT and not counted):
                del self.fields[need.value]

    @property
    def shown(self) -> Sequence[forms.BoundField]:
        """The fields that a person fills in."""
        return self.visible_fields()

    @property
    def given(self) -> Given:
        """What was given, once it is valid."""
        return Given(**{need.value: self.cleaned_data[need.value] for need in _ASKED if need.value in self.fields})


_ASKED = (Need.AMOUNT, Need.DUE_ON, Need.UNTIL, Need.OWNER, Need.PERSON, Need.REASON)


class TogetherForm(forms.Form):
    """What is done to several commitments alike; what it lacks the library says."""

    act = forms.ChoiceField(label=_("What to do"))
    due_on = day_field(_("New due date"), required=False)
    owner = OfficeField(label=_("New owner"))
    person = _person()
    reason = forms.CharField(label=_("Reason"), required=False, max_length=LONGEST_REASON)

    def __init__(self, data: Any = None, *, acts: Sequence[Act], **more: Any) -> None:
        super().__init__(data, **more)
        language = current_language()
        offered = self.fields["act"]
        if isinstance(offered, forms.ChoiceField):
            offered.choices = [(act.key, act.label.sentence().say(language)) for act in acts]

    @property
    def chosen(self) -> dict[int, int]:
        """How much had been done to each ticked commitment as its reader saw it, by its id."""
        ticked = self.data.getlist("chosen") if isinstance(self.data, QueryDict) else []
        found = (_TICKED.fullmatch(one) for one in ticked)
        return {int(one["id"]): int(one["seen"]) for one in found if one}

    @property
    def given(self) -> Given:
        """What comes with it, once it is valid."""
        given = self.cleaned_data
        return Given(**{name: given[name] for name in ("reason", "due_on", "owner", "person")})


class ListForm(forms.Form):
    """Which commitments; anything else is as if nothing was asked."""

    view = forms.SlugField(required=False, widget=forms.HiddenInput)
    words = forms.CharField(label=_("Words"), required=False, max_length=60)
    source = forms.ChoiceField(label=_("It came from"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    place = forms.RegexField(r"^\d{12}$", label=_("Place code"), required=False)
    office = forms.CharField(required=False, max_length=24, widget=forms.HiddenInput)
    giver = forms.CharField(required=False, max_length=24, widget=forms.HiddenInput)
    year = forms.RegexField(r"^\d{4}$", required=False, widget=forms.HiddenInput)
    short = forms.RegexField("^1$", required=False, widget=forms.HiddenInput)
    key = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    after = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, required=False)

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        for name, codes in {"source": SOURCES, "kind": KINDS}.items():
            offer(self, name, codes, empty=True)
        offer(self, "state", ((one.value, one.label.sentence()) for one in State), empty=True)


class RemindersForm(forms.Form):
    """Where somebody has themselves reminded: by the channels that there are."""

    email = forms.EmailField(
        label=_("E-mail address"), required=False, max_length=120, help_text=_("Leave it empty to get no letters."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    account = forms.RegexField(
        _ACCOUNT, label=_("Telephone, or account of the messenger"), required=False, max_length=40,
        help_text=_("Leave it empty to get no messages."), widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": _("Write digits, letters and the signs + . _ - @ only, such as 13800000000.")},
    )  # fmt: skip

    def __init__(self, data: Any = None, *, offered: Sequence[str], **more: Any) -> None:
        super().__init__(data, **more)
        for name in set(self.fields) - set(offered):
            del self.fields[name]


class BeforeForm(forms.Form):
    """From where a list goes on; anything else is as if nothing was asked."""

    before = forms.IntegerField(min_value=1, max_value=LARGEST_KEY, required=False)


class FilterForm(forms.Form):
    """Under which name a filter is kept."""

    name = forms.CharField(
        label=_("Name of the filter"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
