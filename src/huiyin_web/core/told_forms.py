"""Forms whose action decides: what stands against what was sent is told at the field that it is about."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from django import forms

from huiyin.kernel.text import Text
from huiyin.policy import Decision
from huiyin.records.fields import CodeList
from huiyin_web.core.language import current_language


class ToldForm(forms.Form):
    """A form that says at each field what the library finds missing.

    `elsewhere` gives the form's own name of a field that the library calls otherwise.
    """

    elsewhere: ClassVar[Mapping[str, str]] = {}

    def tell(self, decision: Decision) -> None:
        """Say what stands against it; what is about no field of the form stands above it."""
        for reason in decision.missing:
            name = self.elsewhere.get(reason.field, reason.field)
            self.add_error(name if name in self.fields else None, reason.words.say(current_language()))


def offer(
    form: forms.Form, name: str, choices: CodeList | Iterable[tuple[str, Text | str]], *, empty: bool = False
) -> None:
    """Let a field choose from a list of codes, or from keys with their words, in the reader's language."""
    language, field = current_language(), form.fields[name]
    pairs = [(one.key, one.label.sentence()) for one in choices.codes] if isinstance(choices, CodeList) else choices
    said = [(key, words.say(language) if isinstance(words, Text) else words) for key, words in pairs]
    if isinstance(field, forms.ChoiceField):
        field.choices = [*([("", "--")] if empty else []), *said]
