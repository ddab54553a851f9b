"""What the overview's pages are asked with."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.records.repairing import repaired_sign
from huiyin.records.sheets import EARLIEST_YEAR, LATEST_YEAR
from huiyin_web.core.fields import LARGEST_KEY
from huiyin_web.core.language import current_language
from huiyin_web.overview.actions.unmask_value import LEAST_REASON
from huiyin_web.overview.household_page import Hidden
from huiyin_web.overview.queries.line import HIGHEST, LOWEST

_LONGEST_SEARCH = 60


def _place() -> forms.RegexField:
    return forms.RegexField(
        r"^[0-9]{12}$",
        label=_("Place"),
        required=False,
        error_messages={"invalid": _("A place code has twelve digits, such as 632700000000.")},
    )


class _Said(forms.Form):
    """A form of what a page shows: it says what is wrong with an address."""

    def offer(self, name: str, values: Iterable[object]) -> None:
        """Offer some values of a field, and name them to whoever asks for another one."""
        field, offered = cast("forms.ChoiceField", self.fields[name]), list(values)
        field.choices = [(value, value) for value in offered]
        field.error_messages["invalid_choice"] = _("%(value)s is not offered. Choose among: {allowed}.").format(
            allowed=", ".join(map(str, offered))
        )

    def said(self) -> tuple[str, ...]:
        """Give what is wrong, each with the name of its field."""
        return tuple(f"{self.fields[name].label}: {error}" for name, errors in self.errors.items() for error in errors)


class AskedForm(forms.Form):
    """Which place and which year; anything else is as if nothing was asked."""

    place = forms.RegexField(r"^[0-9]{12}$", required=False)
    year = forms.IntegerField(min_value=EARLIEST_YEAR, max_value=LATEST_YEAR, required=False)
    after = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, required=False)
    of = forms.RegexField(r"^[0-9a-f]{8,16}$", required=False)
    place_after = forms.RegexField(r"^[0-9]{12}$", required=False)
    q = forms.CharField(max_length=_LONGEST_SEARCH, required=False)


class TransitionForm(_Said):
    """A place and two frozen years, the earlier first; what cannot be read is said, and nothing is matched.

    Args:
        years: the frozen years.
    """

    place = _place()
    earlier = forms.TypedChoiceField(label=_("From the end of"), coerce=int, required=False, empty_value=None)
    later = forms.TypedChoiceField(label=_("To the end of"), coerce=int, required=False, empty_value=None)

    def __init__(self, data: Any, *, years: Iterable[int]) -> None:
        super().__init__(data)
        offered = sorted(years)
        self.offer("earlier", offered[:-1])
        self.offer("later", offered[1:])

    def clean(self) -> dict[str, Any]:
        """The earlier year comes first."""
        found: dict[str, Any] = super().clean() or {}
        earlier, later = found.get("earlier"), found.get("later")
        if earlier and later and earlier >= later:
            self.add_error("earlier", _("Choose a year before %(later)s.") % {"later": later})
        return found


class MeasurementForm(_Said):
    """What is measured: years, a place, a statistic, a line. Whatever cannot be read is said, and nothing is measured.

    Args:
        years: the frozen years.
        statistics: the keys of what is offered.
    """

    year = forms.TypedMultipleChoiceField(label=_("Year"), coerce=int, required=False)
    place = _place()
    statistic = forms.ChoiceField(label=_("Statistic"), required=False)
    by = forms.ChoiceField(label=_("Poverty line"), choices=[("law", "law"), ("own", "own")], required=False)
    line = forms.IntegerField(label=_("Poverty line"), min_value=LOWEST, max_value=HIGHEST, required=False)

    def __init__(self, data: Any, *, years: Iterable[int], statistics: Iterable[str]) -> None:
        super().__init__(data)
        self.offer("year", years)
        self.offer("statistic", statistics)

    def clean(self) -> dict[str, Any]:
        """A line of one's own is needed by whoever chooses to have one."""
        found: dict[str, Any] = super().clean() or {}
        if found.get("by") == "own" and "line" in found and found["line"] is None:
            self.add_error("line", _("Give the line in yuan a year, or choose the statutory line."))
        return found


class UnmaskForm(forms.Form):
    """One personal value to be shown in clear, and why."""

    value = forms.ChoiceField(label=_("Value"))
    reason = forms.CharField(
        label=_("Why you need it"),
        min_length=LEAST_REASON,
        max_length=200,
        help_text=_("For example: checking a bank account before payment."),
    )

    def __init__(self, *args: Any, values: Iterable[Hidden] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = current_language()
        choices = [(one.key, one.label.say(language)) for one in values if not one.clear]
        self.fields["value"] = forms.ChoiceField(label=_("Value"), choices=choices)


class _IdNumberField(forms.RegexField):
    def to_python(self, value: Any) -> str:
        return repaired_sign(super().to_python(value) or "")[0].replace(" ", "")


class IdNumberForm(forms.Form):
    """A whole ID number."""

    id_number = _IdNumberField(r"^[0-9]{17}[0-9Xx]([0-9]{2})?$", required=False)
