"""What the pages of firms send and ask."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.followup.industry import BRANCHES, CONTRACTS, KINDS, STATUSES, FirmStep, Sign
from huiyin.followup.industry.words import LONGEST_DOCUMENT, LONGEST_NAME, LONGEST_REASON
from huiyin.kernel.text import Text
from huiyin_web.core.fields import LARGEST_KEY, day_field, line_field, place_field, words_field
from huiyin_web.core.told_forms import ToldForm, offer
from huiyin_web.registry.household_lines import LinesField

_LONGEST_NUMBER = 24
_FIRST, _LAST = 1990, 2100


class FirmForm(ToldForm):
    """A firm as it is registered; what it lacks the library says."""

    name = line_field(_("Name of the firm"), LONGEST_NAME)
    kind = forms.ChoiceField(label=_("Kind"))
    branch = forms.ChoiceField(label=_("Branch of industry"))
    place_code = place_field(_("Place code"))
    since = day_field(_("Since"))
    founder = line_field(
        _("Household that started it"), _LONGEST_NUMBER, help_text=_("Its office number; for a start-up only.")
    )

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        offer(self, "kind", KINDS)
        offer(self, "branch", BRANCHES)


class StepForm(ToldForm):
    """What comes with a step: only what it needs."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    contract = forms.ChoiceField(label=_("Contract"))
    entry = forms.ChoiceField(label=_("Payment"))
    kind = forms.ChoiceField(label=_("Kind of contract"))
    year = forms.IntegerField(label=_("Year"), min_value=_FIRST, max_value=_LAST)
    status = forms.ChoiceField(label=_("Status"))
    begins = day_field(_("From"))
    until = day_field(_("Until"))
    lines = LinesField(label=_("Households"), help_text=_("One a line: office number, a blank, the yuan."))
    on = day_field(_("On"), required=False)
    document = line_field(_("Document number"), LONGEST_DOCUMENT)
    reason = words_field(_("Reason"), LONGEST_REASON)

    def __init__(
        self, data: Any = None, *, step: FirmStep, contracts: Sequence[tuple[str, Text]] = (),
        entries: Sequence[tuple[str, Text]] = (), **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, prefix=step.value, **more)
        self.step = step
        for name in list(self.fields):
            if name != "seen" and name not in _ASKED[step]:
                del self.fields[name]
        for name, offered in {"contract": contracts, "entry": entries}.items():
            if name in self.fields:
                offer(self, name, offered)
        for name, codes in {"kind": CONTRACTS, "status": STATUSES}.items():
            if name in self.fields:
                offer(self, name, codes)


_ASKED: dict[FirmStep, tuple[str, ...]] = {
    FirmStep.TELL: ("year", "status", "document", "reason"),
    FirmStep.SIGN: ("kind", "begins", "until", "document", "lines"),
    FirmStep.PAY: ("kind", "year", "on", "document", "lines"),
    FirmStep.END: ("contract", "on", "reason"),
    FirmStep.REVERSE: ("entry", "reason"),
}


class ListForm(forms.Form):
    """Which firms; anything else is as if nothing was asked."""

    words = forms.CharField(label=_("Words"), required=False, max_length=60)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    branch = forms.ChoiceField(label=_("Branch of industry"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)
    sign = forms.ChoiceField(label=_("To be asked"), required=False)
    place = forms.RegexField(r"^\d{12}$", label=_("Place code"), required=False)
    after = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, required=False)

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        offer(self, "kind", KINDS, empty=True)
        offer(self, "branch", BRANCHES, empty=True)
        offer(self, "status", STATUSES, empty=True)
        offer(self, "sign", ((one.value, one.label.sentence()) for one in Sign), empty=True)


class YearForm(forms.Form):
    """Of which year; anything else is as if nothing was asked."""

    year = forms.IntegerField(min_value=_FIRST, max_value=_LAST, required=False)
