"""What the pages of cooperation send and ask."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.followup.cooperation import ITEMS, Step, Told
from huiyin.followup.cooperation.words import LONGEST_DOCUMENT, LONGEST_REASON, LONGEST_WHAT
from huiyin.kernel.money import fen, yuan
from huiyin.kernel.text import Text
from huiyin_web.core.fields import LARGEST_KEY, day_field, line_field, words_field
from huiyin_web.core.language import current_language
from huiyin_web.core.told_forms import ToldForm, offer

_FIRST, _LAST = 2010, 2100
_MOST_NUMBERS = 10_000  # characters
_LABEL = Text("{item} ({unit})", "{item}（{unit}）")


class SignForm(ToldForm):
    """An agreement; what it lacks the library says."""

    partner = forms.ChoiceField(label=_("Eastern partner"))
    place_code = forms.ChoiceField(label=_("County"))
    document = line_field(_("Document number"), LONGEST_DOCUMENT)
    begins = day_field(_("From"))
    until = day_field(_("Until"))

    def __init__(
        self, data: Any = None, *, partners: Sequence[tuple[str, Text]], counties: Sequence[tuple[str, Text]],
        **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, **more)
        offer(self, "partner", partners)
        offer(self, "place_code", counties)


class AskForm(forms.Form):
    """Of which year, after which pair; anything else is as if nothing was asked."""

    year = forms.IntegerField(min_value=_FIRST, max_value=_LAST, required=False)
    after = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, required=False)


class StepForm(ToldForm):
    """What comes with a step: only what it needs."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    entry = forms.ChoiceField(label=_("Entry"))
    item = forms.ChoiceField(label=_("Item"))
    amount = forms.DecimalField(
        label=_("Amount"), max_digits=15, decimal_places=2, help_text=_("Money in yuan, all else in whole numbers.")
    )
    on = day_field(_("On"))
    until = day_field(_("Until"), required=False, help_text=_("Of staff: the last day of the posting."))
    what = line_field(
        _("Who or what"),
        LONGEST_WHAT,
        help_text=_("In a few words, without names of people, such as: county hospital."),
    )
    numbers = forms.CharField(
        label=_("Households"), max_length=_MOST_NUMBERS, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Office numbers, one a line: one person each."),
    )  # fmt: skip
    document = line_field(_("Document number"), LONGEST_DOCUMENT)
    reason = words_field(_("Reason"), LONGEST_REASON)
    asked: ClassVar[Mapping[Step, tuple[str, ...]]] = {
        Step.PLAN: (),
        Step.REPORT: (),
        Step.AGREE: (),
        Step.ENTER: ("item", "amount", "on", "until", "what", "document"),
        Step.CONFIRM: ("entry",),
        Step.REFUSE: ("entry", "reason"),
        Step.PLACE: ("entry", "numbers"),
    }

    def __init__(
        self, data: Any = None, *, step: Step, entries: Mapping[Step, Sequence[tuple[str, Text]]],
        known: Mapping[str, Told], **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, prefix=step.value, **more)
        self.step = step
        for name in list(self.fields):
            if name != "seen" and name not in self.asked[step]:
                del self.fields[name]
        if "entry" in self.fields:
            offer(self, "entry", entries.get(step, ()))
        if "item" in self.fields:
            offer(self, "item", ((key, one.label.sentence()) for key, one in ITEMS.items() if one.entered))
        if step in {Step.PLAN, Step.REPORT}:
            for item in ITEMS:
                self._ask(item, known[item])

    def _ask(self, item: str, told: Told) -> None:
        """Ask for the amount of an item, beginning with what was said or, in a report, with what is counted."""
        kind = ITEMS[item]
        label = _LABEL.fill(item=kind.label.sentence(), unit=kind.unit).say(current_language())
        said = told.planned if self.step is Step.PLAN else told.reported
        begin = None if said is None else yuan(said) if kind.money else said
        self.fields[item] = forms.DecimalField(
            label=label, required=False, max_digits=15, decimal_places=2 if kind.money else 0, initial=begin
        )

    @property
    def amounts(self) -> dict[str, int]:
        """What was given for the items, once it is valid: money in fen."""
        return {
            item: _plain(item, self.cleaned_data[item]) for item in ITEMS if self.cleaned_data.get(item) is not None
        }

    @property
    def entered(self) -> int:
        """The amount of an entry, once it is valid: money in fen."""
        return _plain(self.cleaned_data["item"], self.cleaned_data["amount"])


def _plain(item: str, amount: Decimal) -> int:
    return fen(amount) if ITEMS[item].money else int(amount)
