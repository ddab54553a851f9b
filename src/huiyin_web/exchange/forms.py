"""What is asked for and sent on the pages of the exchange."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.records.codemaps import code_maps
from huiyin.records.national import Newer, layouts
from huiyin.records.sheets import SHEETS
from huiyin_web.core.clock import today
from huiyin_web.core.fields import LARGEST_KEY, day_field
from huiyin_web.core.language import current_language
from huiyin_web.exchange.models import Decision, Side
from huiyin_web.exchange.queries.difference_page import STATES, Asked
from huiyin_web.imports.limits import ENDINGS, LEAST_REASON, MOST_BYTES, TOO_BIG

_SHEETS = [("households", "households"), ("persons", "persons")]
_ACCEPT = {"accept": ENDINGS}


class _Named(forms.Form):
    """A layout and a numbering, each by its name."""

    layout = forms.ChoiceField(label=_("Layout of the export"))
    codemap = forms.ChoiceField(
        label=_("Figures used as codes"),
        help_text=_("Several numberings of the same lists are in use: choose the one that your registry writes."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = current_language()
        for key, named in (("layout", layouts()), ("codemap", code_maps())):
            field = self.fields[key]
            if isinstance(field, forms.ChoiceField):
                field.choices = [(name, one.label.sentence().say(language)) for name, one in named.items()]
        self.fields["codemap"].initial = next(iter(layouts().values())).codemap


class CompareForm(_Named):
    """An export of the national registry."""

    households = forms.FileField(label=_("Household sheet"), widget=forms.FileInput(attrs=_ACCEPT))
    persons = forms.FileField(
        label=_("Person sheet"), required=False, widget=forms.FileInput(attrs=_ACCEPT),
        help_text=_("The same workbook again where it holds both; left empty, only households are compared."),
    )  # fmt: skip
    exported_on = day_field(_("Day of the export"), help_text=_("By it each field tells which side is newer."))
    field_order = ("households", "persons", "exported_on", "layout", "codemap")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["exported_on"].initial = today().isoformat()

    def clean(self) -> dict[str, Any]:
        """Refuse a file that is too large."""
        asked = super().clean() or self.cleaned_data
        for key in ("households", "persons"):
            if (file := asked.get(key)) and (file.size or 0) > MOST_BYTES:
                self.add_error(key, TOO_BIG.say(current_language()))
        return asked


class ReasonForm(forms.Form):
    """Why somebody needs a file in clear."""

    reason = forms.CharField(
        label=_("What the file is for"), min_length=LEAST_REASON, max_length=200,
        help_text=_("It holds personal data in clear; the reason is kept in the audit log."),
    )  # fmt: skip


class RegisterForm(_Named, ReasonForm):
    """Our register in the registry's layout."""


class DecisionForm(forms.Form):
    """What is decided about one difference; `then` is where to go on."""

    decision = forms.ChoiceField(choices=[(one.value, one.value) for one in Decision if one.value])


class FieldDecisionForm(DecisionForm):
    """What is decided about a field."""

    sheet = forms.ChoiceField(choices=_SHEETS)
    field = forms.CharField(max_length=40)
    newer = forms.ChoiceField(choices=[(one.value, one.value) for one in Newer], required=False)


class AskDifferences(forms.Form):
    """Which differences are asked for; what makes no sense is as if not asked."""

    sheet = forms.ChoiceField(choices=_SHEETS, required=False)
    field = forms.CharField(max_length=40, required=False)
    household = forms.IntegerField(min_value=1, max_value=LARGEST_KEY, required=False)
    state = forms.ChoiceField(choices=[(one, one) for one in STATES], required=False)
    after = forms.IntegerField(min_value=1, max_value=LARGEST_KEY, required=False)

    def asked(self) -> Asked:
        """Give what is asked; a field that the sheet has not is none."""
        self.is_valid()
        given = {key: value for key, value in self.cleaned_data.items() if value}
        sheet = SHEETS.get(given.get("sheet", ""))
        if not sheet or given.get("field") not in {one.key for one in sheet.kept}:
            given = {key: value for key, value in given.items() if key not in {"sheet", "field"}}
        return Asked(**given)


class AskAlone(forms.Form):
    """Which side's rows are asked for."""

    side = forms.ChoiceField(choices=[(one.value, one.value) for one in Side], required=False)
    after = forms.IntegerField(min_value=1, max_value=LARGEST_KEY, required=False)
