"""What the pages of theatres send."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.followup.commitments import KINDS, SEVERITIES, UNITS
from huiyin.followup.commitments.words import LONGEST_REASON, LONGEST_TITLE
from huiyin.followup.theatres import FOUND, FOUND_IN_VILLAGE, MOST_EACH, MOST_VILLAGES
from huiyin.followup.wording import LONGEST_NAME, LONGEST_TEXT
from huiyin_web.commitments.forms import OfficeField
from huiyin_web.core.fields import day_field, line_field, place_field, words_field
from huiyin_web.core.language import current_language
from huiyin_web.core.told_forms import ToldForm, offer
from huiyin_web.theatres.actions.set_up_theatre import Commanding
from huiyin_web.theatres.pages import Asked

_MOST_PLACES = 60


class PlacesField(forms.CharField):
    """Codes of places, one a line."""

    def __init__(self, **more: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 3, "inputmode": "numeric"})
        super().__init__(required=False, max_length=_MOST_PLACES * 14, widget=widget, **more)

    def clean(self, value: Any) -> list[str]:
        """Give the codes.

        Raises:
            ValidationError: a line is no code of a place.
        """
        codes: list[str] = super().clean(value).split()
        wrong = [code for code in codes if not (len(code) == len("630000000000") and code.isascii() and code.isdigit())]
        if wrong:
            raise forms.ValidationError(_("A place has a code of twelve digits: %(wrong)s"), params={"wrong": wrong[0]})
        return codes


class CommanderForm(ToldForm):
    """Who commands."""

    commander = line_field(_("Commander"), LONGEST_NAME)
    commander_en = line_field(_("Commander, in English"), LONGEST_NAME)
    post = line_field(_("Post"), LONGEST_NAME)
    post_en = line_field(_("Post, in English"), LONGEST_NAME)
    account = forms.ChoiceField(
        label=_("Account"), required=False, help_text=_("Its reach follows the theatre; left out, nobody's does.")
    )

    def __init__(self, data: Any = None, *, accounts: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(data, **more)
        offer(self, "account", accounts, empty=True)

    @property
    def commanding(self) -> Commanding:
        """Who is appointed, once it is valid."""
        names = ("commander", "post", "commander_en", "post_en", "account")
        return Commanding(**{name: self.cleaned_data[name] for name in names})


class TheatreForm(CommanderForm):
    """A theatre as it is set up."""

    name = line_field(_("Name of the theatre"), LONGEST_NAME)
    name_en = line_field(_("Name of the theatre, in English"), LONGEST_NAME)
    places = PlacesField(label=_("Places"), help_text=_("One code of a place a line."))

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.order_fields(["name", "name_en", "places"])


class PlaceForm(ToldForm):
    """Another place of a theatre."""

    place_code = place_field(_("Place code"))


class PlanForm(ToldForm):
    """A version of the action plan."""

    words = words_field(_("Action plan"), LONGEST_TEXT, rows=12)
    reason = words_field(_("Why it takes the place of the one before"), LONGEST_REASON)


class VisitForm(ToldForm):
    """A visit as it is prepared."""

    place_code = place_field(_("Place code"))
    planned_on = day_field(_("Planned for"))
    purpose = words_field(_("What is to be looked at"), LONGEST_REASON)
    villages = forms.IntegerField(label=_("Villages to draw"), min_value=1, max_value=MOST_VILLAGES)
    each = forms.IntegerField(label=_("Households in each"), min_value=1, max_value=MOST_EACH)


class ReasonForm(ToldForm):
    """Why it is drawn again, or called off."""

    reason = words_field(_("Reason"), LONGEST_REASON)


class RecordForm(ToldForm):
    """What was seen, of every household that was drawn and of its village."""

    made_on = day_field(_("Day on which it was made"))

    def __init__(self, data: Any = None, *, asked: Sequence[Asked], **more: Any) -> None:
        super().__init__(data, **more)
        self.asked = asked
        language = current_language()
        for one in asked:
            label = one.label.say(language)
            self.fields[one.field] = forms.ChoiceField(label=label, required=False, widget=forms.RadioSelect)
            offer(self, one.field, FOUND_IN_VILLAGE if one.is_village else FOUND)
            self.fields[f"{one.field}_words"] = words_field(
                _("What exactly"), LONGEST_REASON, help_text=_("Needed where it is worse, or a problem was found.")
            )
        self.fields["summary"] = words_field(_("What was found, in all"), LONGEST_TEXT, rows=4)

    def seen(self, *, villages: bool) -> dict[str, tuple[str, str]]:
        """Give what was seen at households or in villages by their keys, once it is valid."""
        return {
            one.field.removeprefix("village").removeprefix("home"): (
                self.cleaned_data[one.field], self.cleaned_data[f"{one.field}_words"],
            )
            for one in self.asked
            if one.is_village is villages
        }  # fmt: skip


class OrderForm(ToldForm):
    """An order."""

    elsewhere: ClassVar = {"reason": "why_short"}
    title = words_field(_("What is ordered"), LONGEST_TITLE)
    kind = forms.ChoiceField(label=_("Kind"))
    severity = forms.ChoiceField(label=_("Severity"))
    place_code = place_field(_("Place code"))
    owner = OfficeField(label=_("Who has to keep it"))
    person = line_field(_("Who there answers for it"), LONGEST_NAME)
    accepter = OfficeField(label=_("Who says whether it was kept"), help_text=_("Another office than its owner."))
    quantity = forms.DecimalField(label=_("Quantity"), required=False, max_digits=14, decimal_places=2)
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    due_on = day_field(_("Due"))
    why_short = words_field(
        _("Why it can't wait"), LONGEST_REASON,
        help_text=_("Only where less time is given than the class of the matter allows."),
    )  # fmt: skip

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        for name, codes in {"kind": KINDS, "severity": SEVERITIES, "unit": UNITS}.items():
            offer(self, name, codes, empty=name == "unit")
        for name in ("owner", "accepter"):
            self.fields[name].widget.attrs["list"] = "offices"

    def clean(self) -> dict[str, Any]:
        """Insist on what no order can be worded without."""
        found = super().clean() or {}
        for name in ("owner", "accepter"):
            if name not in self.errors and not found.get(name):
                self.add_error(name, _("This has to be said."))
        if "quantity" not in self.errors and bool(found.get("unit")) != (found.get("quantity") is not None):
            self.add_error("unit", _("A quantity has a unit, and a unit a quantity."))
        return found
