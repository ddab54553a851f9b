"""What the pages of papers send."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.kernel.text import Text
from huiyin.rules.papers import BODY, TITLE, PaperKind, Wording, problems
from huiyin_web.core.fields import day_field
from huiyin_web.core.language import current_language


class AskedForm(forms.Form):
    """Whose papers are asked for."""

    place = forms.RegexField(r"^\d{12}$", required=False)


class LanguagesForm(forms.Form):
    """Which languages a place uses; none: those of the place above."""

    languages = forms.MultipleChoiceField(
        label=_("Languages of this place"),
        help_text=_("With none ticked, what the place above says holds."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, *, offered: Iterable[tuple[str, Text]], **more: Any) -> None:
        super().__init__(data, **more)
        field = self.fields["languages"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(code, label.say(current_language())) for code, label in offered]


class TelephoneForm(forms.Form):
    """The telephone of an office; empty: that of the place above."""

    number = forms.CharField(
        label=_("Telephone of the office"), help_text=_("Empty: the number of the place above."), max_length=30,
        required=False,
    )  # fmt: skip


class SeenForm(forms.Form):
    """The version that whoever withdraws a text has seen."""

    version = forms.IntegerField()


class WordingForm(forms.Form):
    """A text of a paper, and the day from which it is in force; what is wrong with it stands beside its field."""

    title = forms.CharField(label=_("Title of the paper"), required=False)
    body = forms.CharField(
        label=_("Body"),
        help_text=_("A blank line begins a new paragraph; a line stays a line. A box to tick: □"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput())  # the last that was seen
    since = day_field(_("In force from"))

    def __init__(self, data: Any = None, *, kind: PaperKind, language: str, direction: str, **more: Any) -> None:
        super().__init__(data, **more)
        self._kind = kind
        for name in (TITLE, BODY):
            self.fields[name].widget.attrs |= {"lang": language, "dir": direction, "spellcheck": "false"}

    def clean(self) -> dict[str, Any]:
        """Say all that is wrong with the text."""
        sent = self.cleaned_data
        self.tell(problems(self._kind, Wording(sent.get(TITLE, ""), sent.get(BODY, ""))))
        return sent

    def tell(self, found: Mapping[str, tuple[Text, ...]]) -> None:
        """Put sentences beside their fields."""
        for key, told in found.items():
            for sentence in told:
                self.add_error(key, sentence.say(current_language()))
