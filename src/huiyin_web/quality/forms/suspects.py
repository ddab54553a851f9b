"""What of the suspects is asked for, and what asking found."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.rules.suspects import Outcome, Severity, rules
from huiyin_web.core.language import current_language
from huiyin_web.quality.forms.asking import Asking
from huiyin_web.quality.queries.suspects import OPEN, STATES, Asked


class AskSuspects(Asking):
    """The filter of the list."""

    state = forms.ChoiceField(choices=[(one, one) for one in STATES], required=False)
    rule = forms.ChoiceField(choices=lambda: [(one, one) for one in rules()], required=False)
    severity = forms.ChoiceField(choices=[(one.value, one.value) for one in Severity], required=False)

    def asked(self) -> Asked:
        """Give what is asked."""
        return Asked(**{"state": OPEN} | self.given())


class OutcomeForm(forms.Form):
    """What asking found; `seen` is the outcome that stood on the page."""

    outcome = forms.ChoiceField(
        label=_("What did you find?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you found.")},
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed where something explains it. Write no ID numbers and no illnesses here."),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = current_language()
        outcome = self.fields["outcome"]
        if isinstance(outcome, forms.ChoiceField):
            outcome.choices = [(one.value, one.meaning.say(language)) for one in Outcome]
