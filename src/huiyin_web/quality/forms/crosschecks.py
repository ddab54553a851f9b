"""A list on its way in, which flags are asked for, and what is decided about one."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from huiyin.crosschecks import Decision, kinds
from huiyin.kernel.text import Text
from huiyin_web.core.clock import today
from huiyin_web.core.fields import LARGEST_KEY, day_field
from huiyin_web.core.language import current_language
from huiyin_web.imports.limits import ENDINGS, MOST_BYTES, TOO_BIG
from huiyin_web.quality.forms.asking import Asking
from huiyin_web.quality.queries.flags import OPEN, STATES, Asked


class ListForm(forms.Form):
    """A list of another department."""

    kind = forms.ChoiceField(label=_("What it lists"), error_messages={"required": _("Choose what it lists.")})
    as_of = day_field(_("As of which day"), error_messages={"required": _("Write the day whose state the list shows.")})
    place = forms.ChoiceField(
        label=_("Place of which it holds everybody"),
        required=False,
        help_text=_("Only who is registered there is compared, and asked about where the list lacks them."),
    )
    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": ENDINGS, "data-drop-into": ""}),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file has no content. Fill in at least one row below the headings."),
        },
    )

    def __init__(self, *args: Any, places: Collection[tuple[str, Text]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = current_language()
        offered: dict[str, list[tuple[str, Any]]] = {
            "kind": [("", _("Choose…")), *((key, one.label.sentence().say(language)) for key, one in kinds().items())],
            "place": [(code, name.say(language)) for code, name in places],
        }
        for name, choices in offered.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices
        self.fields["as_of"].initial = today().isoformat()

    def clean_file(self) -> UploadedFile:
        """Refuse a file that is too large to come in by the page."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(TOO_BIG.say(current_language()))
        return file


class AskFlags(Asking):
    """The filter of the list."""

    state = forms.ChoiceField(choices=[(one, one) for one in STATES], required=False)
    kind = forms.ChoiceField(choices=lambda: [(one, one) for one in kinds()], required=False)
    list = forms.IntegerField(min_value=1, max_value=LARGEST_KEY, required=False)

    def asked(self) -> Asked:
        """Give what is asked."""
        return Asked(**{"state": OPEN} | self.given())


class FlagForm(forms.Form):
    """A decision; `seen` is the one that stood on the page, `facts` the key of what the list said there."""

    decision = forms.ChoiceField(
        label=_("What did you find?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you found.")},
    )
    note = forms.CharField(
        label=_("How do you know?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whom you asked and what you were shown. Write no ID numbers and no illnesses here."),
    )
    seen = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)
    facts = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        decision = self.fields["decision"]
        if isinstance(decision, forms.ChoiceField):
            decision.choices = [(one.value, one.meaning.say(current_language())) for one in Decision]
