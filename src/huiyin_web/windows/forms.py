"""What the pages of windows send."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.kernel.text import Text
from huiyin_web.core.fields import day_field, place_field
from huiyin_web.core.language import current_language


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class _ProcessForm(ReasonForm):
    """Of which process, and where."""

    process = forms.ChoiceField(label=_("Process"))
    place_code = place_field(_("Place code"))

    def __init__(self, data: Any = None, *, processes: Iterable[tuple[str, Text]], **more: Any) -> None:
        super().__init__(data, **more)
        field, language = self.fields["process"], current_language()
        if isinstance(field, forms.ChoiceField):
            field.choices = [(key, label.say(language)) for key, label in processes]


class WindowForm(_ProcessForm):
    """A new window."""

    opens_on = day_field(_("First day"))
    closes_on = day_field(_("Last day, if one is set"), required=False)

    field_order = ("process", "place_code", "opens_on", "closes_on", "reason")


class DaysForm(ReasonForm):
    """The days of a window that is changed."""

    opens_on = day_field(_("First day"))
    closes_on = day_field(_("Last day, if one is set"), required=False)

    field_order = ("opens_on", "closes_on", "reason")


class _HouseholdForm(_ProcessForm):
    """For everybody of the place, or for one household."""

    household = forms.CharField(label=_("Household number, if only for one"), max_length=24, required=False)


class ExceptionForm(_HouseholdForm):
    """An exception."""

    opens_on = day_field(_("First day"))
    closes_on = day_field(_("Last day"))

    field_order = ("process", "place_code", "household", "opens_on", "closes_on", "reason")


class DelegationForm(_HouseholdForm):
    """The right to open exceptions, given to an office."""

    office_code = place_field(_("Place code of the prefecture or county"))
    until = day_field(_("Last day"))

    field_order = ("process", "place_code", "household", "office_code", "until", "reason")
