"""What the pages of documents send and ask."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from huiyin.followup.commitments.words import LONGEST_TITLE
from huiyin.followup.issuing import KINDS, STANCES, TAKEN_UP, Act, Given, Need
from huiyin.followup.issuing.deciding import LONGEST_BODY, LONGEST_REASON
from huiyin.followup.wording import LONGEST_NAME, LONGEST_TEXT
from huiyin.kernel.text import Text
from huiyin_web.core.fields import LARGEST_KEY, day_field, line_field, words_field
from huiyin_web.core.language import current_language
from huiyin_web.core.told_forms import ToldForm, offer
from huiyin_web.leadership.forms.fields import MAY_BE_LEFT_OUT
from huiyin_web.leadership.pages.documents import DocumentPage
from huiyin_web.places.offices import office_called

_UNKNOWN = Text("No office is called '{name}'.", "没有名为“{name}”的单位。")
_CLAUSES = _("Begin each clause with its number: 第一条, or 1.")


class OfficesField(forms.CharField):
    """Offices, one a line, each by its name, number or place; its value is their keys."""

    def __init__(self, **more: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 4}), **more)

    def clean(self, value: Any) -> tuple[str, ...]:
        """Give the keys of the offices.

        Raises:
            ValidationError: a line names no office, or more than one; each is named.
        """
        names = [name.strip() for name in super().clean(value).splitlines() if name.strip()]
        found = {name: office_called(name) for name in names}
        unknown = [_UNKNOWN.fill(name=name).say(current_language()) for name, key in found.items() if key is None]
        if unknown:
            raise ValidationError(unknown)
        return tuple(key for key in found.values() if key)


class DraftForm(ToldForm):
    """A document as it is begun."""

    kind = forms.ChoiceField(label=_("Kind"))
    title = line_field(_("What it is called"), LONGEST_TITLE)
    title_en = line_field(_("Title in English"), LONGEST_TITLE, help_text=MAY_BE_LEFT_OUT)
    words = words_field(_("Text"), LONGEST_BODY, rows=14, help_text=_CLAUSES)

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        offer(self, "kind", KINDS)


class DocumentActForm(ToldForm):
    """What comes with something that is done to a document: only what it needs."""

    seen = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, widget=forms.HiddenInput)
    offices = OfficesField(label=_("Who is asked"), help_text=_("One office a line, by its whole name."))
    until = day_field(_("By when"), required=False)
    stance = forms.ChoiceField(label=_("What your office says"), required=False)
    office = forms.ChoiceField(label=_("Whose opinion"), required=False)
    taken_up = forms.ChoiceField(label=_("What became of it"), required=False)
    words = words_field(_("Text"), LONGEST_BODY)
    number = line_field(_("Number"), LONGEST_NAME)
    effective_on = day_field(_("Takes effect on"), required=False)
    other = forms.ChoiceField(label=_("Which takes its place"), required=False)
    reason = words_field(_("Reason"), LONGEST_REASON, rows=2)

    def __init__(self, data: Any = None, *, act: Act, page: DocumentPage, **more: Any) -> None:
        super().__init__(data, prefix=act.key, initial={"seen": page.seen} | _begun(act, page), **more)
        self.act = act
        asked = {"seen"} | {field for need in act.needs for field in _FIELDS.get(need, ())}
        for name in set(self.fields) - asked:
            del self.fields[name]
        self._offer(page)
        if Need.WORDS in act.needs:
            self.fields["words"].help_text = _CLAUSES
            self.fields["words"].widget.attrs["rows"] = 14
        elif "words" in self.fields:
            self.fields["words"] = words_field(_("In words"), LONGEST_TEXT)

    def _offer(self, page: DocumentPage) -> None:
        """Let the fields that are there choose."""
        for name, codes in {"stance": STANCES, "taken_up": TAKEN_UP}.items():
            if name in self.fields:
                offer(self, name, codes, empty=True)
        for name, rows in {"office": page.unanswered, "other": page.others}.items():
            if name in self.fields:
                offer(self, name, rows, empty=True)

    @property
    def given(self) -> Given:
        """Give what was given, once it is valid."""
        given = {key: value for key, value in self.cleaned_data.items() if key not in {"seen", "other"}}
        return Given(**given)

    @property
    def other_key(self) -> int | None:
        """Give the document that takes its place."""
        other = self.cleaned_data.get("other")
        return int(other) if other else None


_FIELDS = {
    Need.WORDS: ("words",),
    Need.REASON: ("reason",),
    Need.OFFICES: ("offices",),
    Need.UNTIL: ("until",),
    Need.STANCE: ("stance", "words"),
    Need.ANSWER: ("office", "taken_up", "words"),
    Need.NUMBER: ("number",),
    Need.EFFECTIVE_ON: ("effective_on",),
    Need.OTHER: ("other",),
}


def _begun(act: Act, page: DocumentPage) -> dict[str, object]:
    """Begin a new version with the latest."""
    return {"words": page.text} if Need.WORDS in act.needs else {}


class LibraryForm(forms.Form):
    """Which documents; anything else is as if nothing was asked."""

    view = forms.SlugField(required=False, widget=forms.HiddenInput)
    words = forms.CharField(label=_("Words"), required=False, max_length=60)
    day = day_field(_("In force on"), required=False)
    after = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, required=False)
