"""What the pages of meetings send."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.followup.commitments import KINDS as ABOUT
from huiyin.followup.commitments import SEVERITIES, UNITS
from huiyin.followup.commitments.words import LONGEST_REASON, LONGEST_TITLE
from huiyin.followup.meetings import KINDS, MATTERS, OUTCOMES, PRESENCE
from huiyin.followup.wording import LONGEST_NAME, LONGEST_TEXT
from huiyin_web.commitments.forms import OfficeField
from huiyin_web.core.fields import day_field, line_field, place_field, words_field
from huiyin_web.core.told_forms import ToldForm, offer
from huiyin_web.leadership.actions.list_attendance import Attendee
from huiyin_web.leadership.actions.put_item import ItemTerms
from huiyin_web.leadership.actions.write_decision import DecisionTerms
from huiyin_web.leadership.forms.fields import MAY_BE_LEFT_OUT
from huiyin_web.leadership.pages.meetings import WritePage


class MeetingForm(ToldForm):
    """What is said of a meeting."""

    kind = forms.ChoiceField(label=_("Kind"))
    title = line_field(_("What it is called"), LONGEST_TITLE)
    title_en = line_field(_("Title in English"), LONGEST_TITLE, help_text=MAY_BE_LEFT_OUT)
    held_on = day_field(_("Day"))
    venue = line_field(_("Place of the meeting"), LONGEST_NAME)
    venue_en = line_field(_("Place in English"), LONGEST_NAME, help_text=MAY_BE_LEFT_OUT)
    summary = words_field(_("What was said of the state of things"), LONGEST_TEXT, rows=5)
    summary_en = words_field(_("The state of things in English"), LONGEST_TEXT, help_text=MAY_BE_LEFT_OUT)

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        offer(self, "kind", KINDS)


class LineForm(ToldForm):
    """A line of a part of a meeting."""

    def __init__(self, data: Any = None, *, page: WritePage, **more: Any) -> None:
        super().__init__(data, initial=dict(page.known), **more)
        self.prepare(page)
        for field in self.fields.values():
            if isinstance(field, OfficeField):
                field.widget.attrs["list"] = "offices"  # the names that its page offers

    def prepare(self, page: WritePage) -> None:
        """Offer what can be chosen."""


class AttendanceForm(LineForm):
    """Who attended, and how."""

    name = line_field(_("Name"), LONGEST_NAME)
    name_en = line_field(_("Their name in English"), LONGEST_NAME, help_text=MAY_BE_LEFT_OUT)
    post = line_field(_("Post"), LONGEST_TITLE)
    post_en = line_field(_("Post in English"), LONGEST_TITLE, help_text=MAY_BE_LEFT_OUT)
    office = OfficeField(label=_("Office"))
    presence = forms.ChoiceField(label=_("How"))
    deputy = line_field(_("Whom they sent"), LONGEST_NAME)
    is_chair = forms.BooleanField(label=_("Chaired the meeting"), required=False)

    def prepare(self, page: WritePage) -> None:  # noqa: ARG002  attendance is the same at every meeting
        """Offer the ways of attending."""
        offer(self, "presence", PRESENCE)

    @property
    def terms(self) -> Attendee:
        """Give what was written, once it is valid."""
        return Attendee(**self.cleaned_data)


class ItemForm(LineForm):
    """An item of the agenda with its conclusion."""

    kind = forms.ChoiceField(label=_("Kind"))
    title = line_field(_("What it is called"), LONGEST_TITLE)
    title_en = line_field(_("Title in English"), LONGEST_TITLE, help_text=MAY_BE_LEFT_OUT)
    told_by = line_field(_("Who reported or spoke"), LONGEST_TITLE)
    document = forms.ChoiceField(
        label=_("Document"),
        required=False,
        help_text=_("One that is under consultation; it is drafted under Documents."),
    )
    outcome = forms.ChoiceField(label=_("What was resolved about the document"), required=False)
    conditions = words_field(_("To be revised before it is issued"), LONGEST_REASON, rows=2)
    conclusion = words_field(_("What was concluded"), LONGEST_TEXT, rows=4)
    conclusion_en = words_field(_("The conclusion in English"), LONGEST_TEXT, help_text=MAY_BE_LEFT_OUT)

    def prepare(self, page: WritePage) -> None:
        """Offer kinds, documents and results."""
        offer(self, "kind", MATTERS)
        offer(self, "document", page.documents, empty=True)
        offer(self, "outcome", OUTCOMES, empty=True)

    @property
    def terms(self) -> ItemTerms:
        """Give what was written, once it is valid."""
        found = self.cleaned_data
        return ItemTerms(**found | {"document": int(found["document"]) if found["document"] else None})


class DecisionForm(LineForm):
    """A decision with its owner, its day and who says whether it was kept."""

    elsewhere: ClassVar = {"reason": "why_short"}
    title = words_field(_("The decision"), LONGEST_TITLE, rows=2, help_text=_("In one sentence that can be verified."))
    title_en = line_field(_("The decision in English"), LONGEST_TITLE, help_text=MAY_BE_LEFT_OUT)
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
        _("Why it can't wait"), LONGEST_REASON, rows=2,
        help_text=_("Only where less time is given than the class of the matter allows."),
    )  # fmt: skip
    rests_on = forms.ChoiceField(label=_("The clause that it rests on"), required=False)

    def prepare(self, page: WritePage) -> None:
        """Offer kinds, units and clauses."""
        for name, codes in {"kind": ABOUT, "severity": SEVERITIES, "unit": UNITS}.items():
            offer(self, name, codes, empty=name == "unit")
        offer(self, "rests_on", page.clauses, empty=True)

    def clean(self) -> dict[str, Any]:
        """Insist on what no promise can be worded without."""
        found = super().clean() or {}
        for name in ("owner", "accepter"):
            if name not in self.errors and not found.get(name):
                self.add_error(name, _("This has to be said."))
        if "quantity" not in self.errors and bool(found.get("unit")) != (found.get("quantity") is not None):
            self.add_error("unit", _("A quantity has a unit, and a unit a quantity."))
        return found

    @property
    def terms(self) -> DecisionTerms:
        """Give what was written, once it is valid."""
        return DecisionTerms(**self.cleaned_data)


class AdditionForm(ToldForm):
    """What is added to a concluded meeting."""

    words = words_field(_("What was written wrong or left out, and what it should say"), LONGEST_TEXT)
    reason = line_field(_("Reason"), LONGEST_REASON)
