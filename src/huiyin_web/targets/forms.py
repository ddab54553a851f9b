"""What the pages of targets send and ask; what lacks the library and the actions say."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.followup.commitments.words import LONGEST_REASON, LONGEST_TITLE
from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text
from huiyin.planning.plans import PlanIndicator
from huiyin.planning.targets import Kind
from huiyin_web.core.fields import LARGEST_KEY, day_field, words_field
from huiyin_web.core.language import current_language
from huiyin_web.targets.actions._changing import Sent
from huiyin_web.targets.actions.answer_proposal import Answer
from huiyin_web.targets.actions.break_down import Parts
from huiyin_web.targets.errors import TargetRefusedError
from huiyin_web.targets.pages import BreakDownPage, DrawUpPage, SetPage

_MOST_WORDS = 250  # with the number of the letter it still fits where the engine of commitments keeps it


def _number(label: Any, **more: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, required=False, max_digits=14, decimal_places=2, **more)


def as_library(indicator: PlanIndicator, value: Decimal | None) -> Decimal | None:
    """Give a number as the library knows it: a share is written in percent, and is one from 0 to 1."""
    return value / 100 if value is not None and indicator.kind is Kind.SHARE else value


class _Telling(forms.Form):
    def tell(self, refused: HuiyinError) -> None:
        """Say what stands against it at the field that it is about."""
        if isinstance(refused, TargetRefusedError):
            name = refused.field if refused.field in self.fields else None
            self.add_error(name, refused.what.say(current_language()))
        else:
            self.add_error(None, refused.say(current_language()))


class ChangeForm(_Telling):
    """What comes with an act on one target: only what it needs."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    answer = forms.ChoiceField(label=_("Answer"))
    value = _number(_("How much"))
    source = forms.CharField(
        label=_("Where the number was found"), required=False, max_length=LONGEST_TITLE,
        help_text=_("A table, a count, a visit."),
    )  # fmt: skip
    reason = words_field(_("Reason"), LONGEST_REASON)

    def __init__(self, data: Any = None, *, act: str, unit: Text, **more: Any) -> None:
        super().__init__(data, prefix=act, **more)
        self.act, language = act, current_language()
        for name in ("answer", "value", "source", "reason"):
            if name not in NEEDS[act]:
                del self.fields[name]
        if "value" in self.fields:
            self.fields["value"].help_text = unit.say(language)
        answers = self.fields.get("answer")
        if isinstance(answers, forms.ChoiceField):
            answers.choices = [(one.value, one.label.sentence().say(language)) for one in Answer]

    def sent(self, indicator: PlanIndicator) -> Sent:
        """Give what was sent, once it is valid."""
        found = self.cleaned_data
        value = as_library(indicator, found.get("value"))
        return Sent(found["seen"], value, found.get("reason", ""), found.get("source", ""))


NEEDS: Mapping[str, tuple[str, ...]] = {
    "revise": ("value", "reason"),
    "report": ("value", "source"),
    "inspect": ("value", "source"),
    "propose": ("value", "reason"),
    "answer": ("answer", "value", "reason"),
}


class SetForm(_Telling):
    """A target to set."""

    office = forms.ChoiceField(label=_("Who has to reach it"))
    indicator = forms.ChoiceField(label=_("Indicator"))
    value = _number(_("How much"), help_text=_("In the unit of the indicator; a share in percent."))

    def __init__(self, data: Any = None, *, page: SetPage, **more: Any) -> None:
        super().__init__(data, **more)
        _offer(self.fields["office"], page.offices)
        _offer(self.fields["indicator"], page.indicators)

    def clean_value(self) -> Decimal:
        """Insist on a number."""
        value = self.cleaned_data["value"]
        if value is None:
            raise forms.ValidationError(_("This has to be said."))
        return Decimal(value)


class RuleForm(forms.Form):
    """By which rule numbers are filled in."""

    rule = forms.ChoiceField(label=_("Fill in by rule"))
    reserve = _number(_("Keep back"), min_value=0)

    def __init__(self, data: Any = None, *, page: BreakDownPage, **more: Any) -> None:
        super().__init__(data, **more)
        _offer(self.fields["rule"], page.rules)


class PartsForm(_Telling):
    """What each place right below is asked for."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    reserve = _number(_("Keep back"), min_value=0)

    def __init__(self, data: Any = None, *, page: BreakDownPage, **more: Any) -> None:
        super().__init__(data, **more)
        language = current_language()
        self.page = page
        for part in page.parts:
            field = _number(part.name.say(language), initial=part.value)
            field.widget.attrs["readonly"] = part.issued
            self.fields[f"part_{part.code}"] = field

    @property
    def lines(self) -> list[tuple[Any, forms.BoundField]]:
        """The places with their fields."""
        return [(part, self[f"part_{part.code}"]) for part in self.page.parts]

    def parts(self, indicator: PlanIndicator) -> Parts:
        """Give what was sent, once it is valid."""
        found = self.cleaned_data
        values = {part.code: as_library(indicator, found[f"part_{part.code}"]) for part in self.page.parts}
        return Parts(values, as_library(indicator, found["reserve"]) or Decimal(0), found["seen"])


class IssueForm(_Telling):
    """What comes with issuing."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    reason = words_field(_("Reason"), LONGEST_REASON)


class DrawUpForm(_Telling):
    """A letter to draw up."""

    period = forms.ChoiceField(label=_("Year and plan"))
    lower = forms.ChoiceField(label=_("Who takes the targets on"))
    due_on = day_field(_("To be reached by"))
    reason = words_field(_("Reason"), _MOST_WORDS)

    def __init__(self, data: Any = None, *, page: DrawUpPage, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["reason"].help_text = _("Only for a new version of a letter.")
        _offer(self.fields["period"], page.years)
        _offer(self.fields["lower"], page.offices)


class LettersForm(forms.Form):
    """Which letters; anything else is as if nothing was asked."""

    view = forms.SlugField(required=False, widget=forms.HiddenInput)
    year = forms.IntegerField(label=_("Year"), required=False, min_value=2000, max_value=2100)
    place = forms.RegexField(r"^\d{12}$", label=_("Place code"), required=False)
    after = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, required=False, widget=forms.HiddenInput)


class ViewForm(forms.Form):
    """Which year and place of a plan."""

    year = forms.IntegerField(required=False, min_value=2000, max_value=2100)
    place = forms.RegexField(r"^\d{12}$", required=False)


def _offer(field: forms.Field, choices: Sequence[tuple[str, Text]]) -> None:
    language = current_language()
    if isinstance(field, forms.ChoiceField):
        field.choices = [(key, words.sentence().say(language)) for key, words in choices]
