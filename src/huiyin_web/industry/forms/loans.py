"""What the pages of small loans send and ask."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.followup.industry import BRANCHES, LoanStep
from huiyin.followup.industry.words import LONGEST_DOCUMENT, LONGEST_REASON
from huiyin.kernel.text import Text
from huiyin_web.commitments.forms import OfficeField
from huiyin_web.core.fields import LARGEST_KEY, day_field, line_field, words_field
from huiyin_web.core.told_forms import ToldForm, offer
from huiyin_web.industry.queries.loans import STATES

_LONGEST_NUMBER = 24


class LoanForm(ToldForm):
    """A loan as it is lent; what it lacks the library says."""

    household = forms.CharField(
        label=_("Household"), max_length=_LONGEST_NUMBER, help_text=_("Its office number.")
    )  # fmt: skip
    lender = OfficeField(label=_("Who lends"))
    branch = forms.ChoiceField(label=_("For which branch of industry"))
    yuan = forms.DecimalField(label=_("Amount (yuan)"), max_digits=15, decimal_places=2)
    rate = forms.DecimalField(label=_("Interest a year (%)"), max_digits=5, decimal_places=2, min_value=0)
    lent_on = day_field(_("Lent on"))
    due_on = day_field(_("Due"))
    document = line_field(_("Document number"), LONGEST_DOCUMENT)

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        offer(self, "branch", BRANCHES)
        self.fields["lender"].required = True
        self.fields["lender"].widget.attrs["list"] = "offices"


class StepForm(ToldForm):
    """What comes with a step: only what it needs."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    firm = forms.ChoiceField(label=_("Firm that uses it"))
    entry = forms.ChoiceField(label=_("Entry"))
    yuan = forms.DecimalField(label=_("Amount (yuan)"), max_digits=15, decimal_places=2, required=False)
    on = day_field(_("On"), required=False)
    document = line_field(_("Document number"), LONGEST_DOCUMENT)
    reason = words_field(_("Reason"), LONGEST_REASON)

    def __init__(
        self, data: Any = None, *, step: LoanStep, firms: Sequence[tuple[str, Text]] = (),
        entries: Sequence[tuple[str, Text]] = (), **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, prefix=step.value, **more)
        self.step = step
        for name in list(self.fields):
            if name != "seen" and name not in _ASKED[step]:
                del self.fields[name]
        for name, offered in {"firm": firms, "entry": entries}.items():
            if name in self.fields:
                offer(self, name, offered)


_ASKED: dict[LoanStep, tuple[str, ...]] = {
    LoanStep.REPAY: ("yuan", "on", "document"),
    LoanStep.SUBSIDISE: ("yuan", "on", "document"),
    LoanStep.HAND_ON: ("firm",),
    LoanStep.REVERSE: ("entry", "reason"),
}


class LoansForm(forms.Form):
    """Which loans; anything else is as if nothing was asked."""

    state = forms.ChoiceField(label=_("State"), required=False)
    branch = forms.ChoiceField(label=_("Branch of industry"), required=False)
    place = forms.RegexField(r"^\d{12}$", label=_("Place code"), required=False)
    after = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, required=False)

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        offer(self, "state", ((key, words.sentence()) for key, words in STATES.items()), empty=True)
        offer(self, "branch", BRANCHES, empty=True)
