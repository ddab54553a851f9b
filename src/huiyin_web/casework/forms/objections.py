"""Forms of objections: what anybody says, and how it is answered."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.kernel.text import Text
from huiyin_web.casework.models import Outcome
from huiyin_web.casework.queries.objection import CHANNELS
from huiyin_web.casework.queries.objections import objection_coded
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.fields import LARGEST_KEY
from huiyin_web.core.language import current_language

PAGE = "page"


class AskedObjectionsForm(forms.Form):
    """Which objections; anything else is as if nothing was asked."""

    every = forms.BooleanField(required=False)
    after = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, required=False)


class PublicObjectionForm(forms.Form):
    """What anybody objects to a line of a notice; a name is not asked for, it can be given."""

    line = forms.TypedChoiceField(label=_("Which line of the notice?"), coerce=int)
    text = forms.CharField(
        label=_("What is not right?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 5})
    )  # fmt: skip
    name = forms.CharField(label=_("Your name, if you wish to give it"), max_length=60, required=False)
    contact = forms.CharField(label=_("How we reach you, if you wish"), max_length=60, required=False)

    def __init__(self, data: Any = None, *, lines: Iterable[tuple[int, str]]) -> None:
        super().__init__(data)
        field = self.fields["line"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(lines)


class ToldObjectionForm(forms.Form):
    """What somebody objected by telephone, in the box or in person."""

    channel = forms.ChoiceField(label=_("How it came"))
    text = forms.CharField(label=_("What was said"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    name = forms.CharField(label=_("From whom (empty: without a name)"), max_length=60, required=False)
    contact = forms.CharField(label=_("Contact"), max_length=60, required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        language = current_language()
        field = self.fields["channel"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(key, words.say(language)) for key, words in CHANNELS.items() if key != PAGE]


class NumbersField(forms.TypedMultipleChoiceField):
    """Numbers that are ticked; one that is no longer offered is the action's to refuse, by name."""

    def __init__(self, **more: Any) -> None:
        super().__init__(coerce=int, required=False, widget=forms.CheckboxSelectMultiple, **more)

    def valid_value(self, value: str) -> bool:
        """Take any number that a row can have."""
        return value.isascii() and value.isdecimal() and len(value) < len(str(LARGEST_KEY))


class TogetherForm(forms.Form):
    """What is done to an objection, and to which others of its notice alike."""

    others = NumbersField(label=_("The same for these objections to the notice"))

    def offer(self, alike: Iterable[tuple[int, Text]]) -> None:
        """Offer the others to be ticked."""
        language = current_language()
        field = self.fields["others"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(number, words.say(language)) for number, words in alike]


class TriageForm(TogetherForm):
    """Whether an objection states a fact that can be checked."""

    states_fact = forms.TypedChoiceField(
        label=_("Does it state a fact that can be checked?"),
        choices=[("yes", _("yes: the clock of the case stands still until it is answered")), ("no", _("no"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )


class AnswerForm(TogetherForm):
    """The answer: upheld or refused, and why, in words that others read."""

    outcome = forms.TypedChoiceField(label=_("Outcome"), coerce=Outcome, widget=forms.RadioSelect)
    answer = forms.CharField(
        label=_("Answer, with its reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Whoever objected reads it. No ID number, telephone number or account."),
    )  # fmt: skip

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        language = current_language()
        field = self.fields["outcome"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(one.value, one.label.say(language)) for one in Outcome]


class ReceiptForm(forms.Form):
    """The code of a receipt, as somebody reads it off the paper or remembers it from the telephone."""

    code = forms.CharField(label=_("Code of the receipt"), max_length=40, help_text=_("Ten letters and figures."))

    def clean_code(self) -> str:
        """Give the code of an objection that there is; blanks, hyphens and small letters make no difference."""
        code = "".join(one for one in self.cleaned_data["code"].upper() if one.isalnum())
        try:
            return objection_coded(code).code
        except NotFoundError as missing:
            raise forms.ValidationError(
                _("There is no receipt of this code. Look at it once more, or ask the office that gave it to you.")
            ) from missing


class ReviewForm(forms.Form):
    """Why the answer is not accepted."""

    reason = forms.CharField(
        label=_("Why do you ask for a review?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
