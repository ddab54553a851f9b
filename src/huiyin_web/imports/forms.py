"""What people fill in or ask for on the pages of the import."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from huiyin.records.codemaps import code_maps
from huiyin.records.sheets import EARLIEST_YEAR, LATEST_YEAR
from huiyin_web.core.clock import today
from huiyin_web.core.fields import LARGEST_KEY
from huiyin_web.core.language import current_language
from huiyin_web.core.parts import Crumb
from huiyin_web.imports.kinds import ImportKind, kinds, latest_frozen
from huiyin_web.imports.limits import ENDINGS, LEAST_REASON, MOST_BYTES, MOST_PASTED, MOST_REASON, TOO_BIG


class UploadForm(forms.Form):
    """One file on its way in."""

    kind = forms.ChoiceField(label=_("What the file holds"), error_messages={"required": _("Choose what it holds.")})
    year = forms.IntegerField(
        label=_("Year that the data describe"),
        min_value=EARLIEST_YEAR,
        max_value=LATEST_YEAR,
        error_messages={"required": _("Write the year with four figures, for example 2016.")},
    )
    codemap = forms.ChoiceField(
        label=_("Figures used as codes"),
        required=False,
        help_text=_("Only where figures stand for words: several numberings of the same lists are in use."),
    )
    file = forms.FileField(
        label=_("File"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ENDINGS, "data-drop-into": ""}),
        error_messages={
            "empty": _("The file has no content. Fill in at least one row below the headings."),
        },
    )

    pasted = forms.CharField(
        label=_("Rows from Excel, with their headings"),
        required=False,
        strip=False,
        max_length=MOST_PASTED,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "wrap": "off"}),
    )

    before: Crumb | None = None  # the receipt of this very file, where it was imported before

    def __init__(self, *args: Any, offered: Collection[ImportKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = current_language()
        maps = [(key, one.label.say(language)) for key, one in code_maps().items()]
        self._offer("kind", [("", _("Choose…")), *((kind.key, kind.sheet.label.say(language)) for kind in kinds())])
        # Another kind is read all the same, so that whoever sends it is told why it is not theirs to import.
        self.fields["kind"].widget.choices = [
            ("", _("Choose…")), *((kind.key, kind.sheet.label.say(language)) for kind in offered)
        ]  # fmt: skip
        self._offer("codemap", [("", _("None: the file holds words")), *maps])
        frozen, year = latest_frozen(), self.fields["year"]
        year.initial = today().year if frozen is None else min(frozen + 1, today().year)
        if frozen is not None:
            year.help_text = _(
                "%(year)s is frozen: a file for it corrects it, and the year is then frozen again with the reason."
            ) % {"year": frozen}

    def clean_file(self) -> UploadedFile | None:
        """Refuse a file that is too large to come in by the page."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(TOO_BIG.say(current_language()))
        return file

    def clean(self) -> dict[str, Any]:
        """Take pasted rows for a file where none was chosen."""
        asked = super().clean() or self.cleaned_data
        if not asked.get("file") and not {"file", "pasted"} & self.errors.keys():
            if asked.get("pasted", "").strip():
                asked["file"] = ContentFile(asked["pasted"].encode(), name=str(_("Pasted rows")))
            else:
                self.add_error("file", _("Choose a file."))
        return asked

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


class RowsForm(forms.Form):
    """Whose registered rows to change in a workbook, and why they are needed in clear."""

    kind = forms.ChoiceField(label=_("What to download"))
    place = forms.ChoiceField(label=_("Place"))
    reason = forms.CharField(
        label=_("Why you need them in clear"),
        min_length=LEAST_REASON,
        max_length=MOST_REASON,
        help_text=_(
            "The workbook holds names, ID numbers and telephones in full. The reason is kept in the audit log."
        ),
    )

    def __init__(
        self, *args: Any, offered: Collection[ImportKind], places: Collection[tuple[str, Any]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        language = current_language()
        choices = {
            "kind": [(one.key, one.sheet.label.say(language)) for one in offered],
            "place": [(code, name.say(language)) for code, name in places],
        }
        for name, offer in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = offer


class ApplyForm(forms.Form):
    """All rows or, where some are refused, the good ones only; of the import as it stood when its page was shown."""

    stand = forms.CharField(required=False)
    good_rows_only = forms.BooleanField(required=False)


class BackForm(forms.Form):
    """Why a file that was handed in is sent back, as it stood when its page was shown."""

    stand = forms.CharField(required=False)
    reason = forms.CharField(
        label=_("Why it is sent back"),
        min_length=LEAST_REASON,
        max_length=MOST_REASON,
        help_text=_("Whoever sent the file reads it."),
    )


class UndoForm(forms.Form):
    """That somebody has read what undoing an import does."""

    sure = forms.BooleanField()


class AskImports(forms.Form):
    """Whose imports, and from which number on; what makes no sense is as if not asked."""

    whose = forms.ChoiceField(choices=[("mine", "mine"), ("area", "area")], required=False)
    before = forms.IntegerField(min_value=1, max_value=LARGEST_KEY, required=False)
    kind = forms.SlugField(max_length=24, required=False)
    year = forms.IntegerField(min_value=EARLIEST_YEAR, max_value=LATEST_YEAR, required=False)


class AskProblems(forms.Form):
    """Which rule's problems, and the changes of which column; any other text is as if not asked."""

    rule = forms.RegexField(r"^[A-Z_]{1,40}$", required=False)
    field = forms.RegexField(r"^[a-z_]{1,40}$", required=False)


class AskAbsent(forms.Form):
    """The position in the list at which the page of absent rows begins."""

    start = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, required=False)
