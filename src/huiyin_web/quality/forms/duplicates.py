"""What of the double entries is asked for, and what is decided about two."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huiyin.kernel.text import Text
from huiyin_web.core.language import current_language
from huiyin_web.quality.actions.decide_duplicate import Said
from huiyin_web.quality.forms.asking import Asking
from huiyin_web.quality.models import Decision
from huiyin_web.quality.queries.duplicates import OPEN, STATES, AskedFor

_MEANING = {
    Decision.HOUSEHOLD: Text("The two are one household: merge them", "两户实为一户：合并"),
    Decision.PERSON: Text(
        "One person is written in two households: take one row away", "同一人登记在两户：撤下其中一条"
    ),
    Decision.DIFFERENT: Text("They are different people: do not ask again", "不是同一人：不再提示"),
    Decision.LATER: Text("I cannot say yet: put it off", "暂不能认定：暂缓"),
}
_KEEP = {"left": Text("the first entry", "登记一"), "right": Text("the second entry", "登记二")}


class AskDuplicates(Asking):
    """The filter of the list."""

    state = forms.ChoiceField(choices=[(one, one) for one in STATES], required=False)

    def asked(self) -> AskedFor:
        """Give what is asked."""
        return AskedFor(**{"state": OPEN} | self.given())


class BackForm(forms.Form):
    """Why a proposed merge is sent back; `proposal` is what stood on the page."""

    answer = forms.CharField(
        label=_("Why it is sent back"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What whoever proposed it should mend. Write no ID numbers and no illnesses here."),
    )
    proposal = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)


class DecisionForm(forms.Form):
    """A decision; `seen` and `before` are what stood on the page."""

    decision = forms.ChoiceField(
        label=_("What are they?"), widget=forms.RadioSelect, error_messages={"required": _("Choose what they are.")}
    )
    keep = forms.ChoiceField(
        label=_("Whose entry stays, if they are merged?"), widget=forms.RadioSelect, required=False
    )
    reason = forms.CharField(
        label=_("How do you know?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whom you asked and what you were shown. Write no ID numbers and no illnesses here."),
    )
    seen = forms.CharField(required=False, max_length=4000, widget=forms.HiddenInput)
    before = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = current_language()
        for name, words in (("decision", {one.value: text for one, text in _MEANING.items()}), ("keep", _KEEP)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [(key, text.say(language)) for key, text in words.items()]

    def clean(self) -> dict[str, Any] | None:
        """Ask whose entry stays where the two are merged; elsewhere nobody's goes."""
        decision = self.cleaned_data.get("decision")
        if decision and Decision(decision).merges and not self.cleaned_data.get("keep"):
            self.add_error("keep", gettext("Choose whose entry stays: the other one goes over to it."))
        return self.cleaned_data

    def said(self) -> Said:
        """Give what was decided."""
        given = self.cleaned_data
        return Said(Decision(given["decision"]), given["keep"], given["reason"], given["seen"], given["before"])
