"""What people ask of forecasts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.kernel.text import Text
from huiyin.records.sheets import EARLIEST_YEAR, LATEST_YEAR
from huiyin_web.core.told_forms import offer
from huiyin_web.forecasts.queries.questions import EXITS, RETURNS, Question

_AS_LEARNT = 100
_SAME = Text("as learnt", "不变")
_TIMES = Text("{percent}% of it", "原来的 {percent}%")


class LookForm(forms.Form):
    """Which forecast is looked at, and with which rates; what cannot be read is left out."""

    base = forms.IntegerField(required=False, min_value=EARLIEST_YEAR, max_value=LATEST_YEAR)
    exits = forms.IntegerField(required=False, min_value=0, max_value=max(EXITS))
    returns = forms.IntegerField(required=False, min_value=0, max_value=max(RETURNS))

    @property
    def question(self) -> Question:
        """The rates, as learnt where none are named."""
        asked = [self.cleaned_data.get(name) for name in ("exits", "returns")]
        return Question(*(_AS_LEARNT if one is None else one for one in asked))


class AskForm(forms.Form):
    """What is to be asked of a forecast."""

    forecast = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    exits = forms.TypedChoiceField(
        label=_("Share of the poor who leave in a year"),
        coerce=int,
        help_text=_("More help, or less: it changes how many leave, as far as it is known."),
    )
    returns = forms.TypedChoiceField(label=_("Share of those who left and return in a year"), coerce=int)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        offer(self, "exits", _rates(EXITS))
        offer(self, "returns", _rates(RETURNS))

    @property
    def question(self) -> Question:
        """What is asked."""
        return Question(self.cleaned_data["exits"], self.cleaned_data["returns"])


def _rates(percents: tuple[int, ...]) -> list[tuple[str, Text]]:
    return [(f"{one}", _SAME if one == _AS_LEARNT else _TIMES.fill(percent=one)) for one in percents]
