"""What the pages of evidence send."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from huiyin.kernel.text import Text
from huiyin_web.core.language import current_language
from huiyin_web.evidence.errors import EmptyFileError, TooLargeError
from huiyin_web.evidence.limits import ENDINGS, LEAST_REASON, MOST_BYTES, MOST_MEGABYTES


class AttachForm(forms.Form):
    """One file, and what it shows."""

    shows = forms.ChoiceField(label=_("What the file shows"))
    file = forms.FileField(
        label=_("File"), allow_empty_file=True, widget=forms.FileInput(attrs={"accept": ENDINGS}),
        error_messages={"required": _("Choose a file.")},
    )  # fmt: skip

    def __init__(self, *args: Any, offered: Iterable[tuple[str, Text]], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["shows"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(key, label.sentence().say(current_language())) for key, label in offered]

    def clean_file(self) -> UploadedFile:
        """Take one file that is not too large to be read."""
        file: UploadedFile = self.cleaned_data["file"]
        if len(self.files.getlist("file")) > 1:
            raise forms.ValidationError(_("Choose one file at a time: each is said what it shows."))
        if not file.size:
            raise forms.ValidationError(EmptyFileError().say(current_language()))
        if file.size > MOST_BYTES:
            size = f"{file.size * MOST_MEGABYTES / MOST_BYTES:.1f}"
            raise forms.ValidationError(TooLargeError(size=size, most=MOST_MEGABYTES).say(current_language()))
        return file


class ReasonForm(forms.Form):
    """Why somebody opens or withdraws a file."""

    reason = forms.CharField(label=_("Reason"), min_length=LEAST_REASON, max_length=300)
