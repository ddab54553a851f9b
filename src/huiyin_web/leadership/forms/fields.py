"""Fields and manners that the forms of the leading group share."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.kernel.text import Text
from huiyin.policy import Decision
from huiyin.records.fields import CodeList
from huiyin_web.core.language import current_language

LARGEST_KEY = 2**63 - 1


def line(label: Any, longest: int, **more: Any) -> forms.CharField:
    """Give a field of one line; what it lacks the library says."""
    return forms.CharField(label=label, required=False, max_length=longest, **more)


def lines(label: Any, longest: int, *, rows: int = 3, **more: Any) -> forms.CharField:
    """Give a field of several lines."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=False, max_length=longest, widget=widget, **more)


def day(label: Any, **more: Any) -> forms.DateField:
    """Give a field for a day."""
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **more)


class ToldForm(forms.Form):
    """A form that says at each field what the library finds missing."""

    elsewhere: dict[str, str] = {}  # noqa: RUF012  the library's name of a field, where the form calls it otherwise

    def tell(self, decision: Decision) -> None:
        """Say what stands against it at the field that it is about."""
        for reason in decision.missing:
            name = self.elsewhere.get(reason.field, reason.field)
            self.add_error(name if name in self.fields else None, reason.words.say(current_language()))

    def offer(self, name: str, choices: CodeList | Iterable[tuple[str, Text]], *, empty: bool = False) -> None:
        """Let a field choose from a list of codes, or from keys with their words."""
        language, field = current_language(), self.fields[name]
        pairs = [(one.key, one.label.sentence()) for one in choices.codes] if isinstance(choices, CodeList) else choices
        if isinstance(field, forms.ChoiceField):
            field.choices = [*([("", "--")] if empty else []), *((key, words.say(language)) for key, words in pairs)]


class AfterForm(forms.Form):
    """Where a list is to go on, with the words looked for."""

    words = forms.CharField(label=_("Words"), required=False, max_length=60)
    after = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, required=False)

    @classmethod
    def of(cls, sent: Any) -> dict[str, Any]:
        """Give what was asked; anything else is as if nothing was."""
        form = cls(sent)
        form.is_valid()
        return {name: form.cleaned_data.get(name) for name in form.fields}
