"""What the pages of problems, notices to offices and contacts send."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.followup.commitments import KINDS, SEVERITIES
from huiyin.followup.commitments.words import LONGEST_REASON, LONGEST_TITLE
from huiyin.followup.wording import LONGEST_NAME, LONGEST_TEXT
from huiyin.kernel.text import Text
from huiyin_web.commitments.forms import OfficeField
from huiyin_web.core.fields import day_field, line_field, place_field, words_field
from huiyin_web.core.told_forms import ToldForm, offer
from huiyin_web.leadership.forms.documents import OfficesField
from huiyin_web.leadership.queries.offices import BELOW, DEPARTMENTS, PARTNERS, UNITS

_CIRCLES = (
    (BELOW, Text("the offices directly below", "直接下级扶贫办")),
    (DEPARTMENTS, Text("all departments", "全部行业部门")),
    (UNITS, Text("all assisting units", "全部帮扶单位")),
    (PARTNERS, Text("all eastern partners", "全部东部协作方")),
)


class TalkForm(ToldForm):
    """A form that names offices, which its page offers as one types."""

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        for field in self.fields.values():
            if isinstance(field, OfficeField):
                field.widget.attrs["list"] = "offices"


class ProblemForm(TalkForm):
    """A problem as it is opened."""

    title = line_field(_("The problem in one sentence"), LONGEST_TITLE)
    what = words_field(_("What it is, and what was tried"), LONGEST_TEXT, rows=5)
    place_code = place_field(_("Place code"))
    severity = forms.ChoiceField(label=_("Severity"))
    wanted_from = OfficeField(label=_("From whom help is wanted"))
    asked = OfficeField(label=_("Who gives it an owner"), help_text=_("Left out: the office above yours."))

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        offer(self, "severity", SEVERITIES)


class OwnerForm(TalkForm):
    """Who has to mend a problem."""

    elsewhere: ClassVar = {"reason": "why_short"}
    kind = forms.ChoiceField(label=_("Kind"))
    owner = OfficeField(label=_("Who has to keep it"))
    person = line_field(_("Who there answers for it"), LONGEST_NAME)
    accepter = OfficeField(label=_("Who says whether it was kept"), help_text=_("Another office than its owner."))
    due_on = day_field(_("Due"))
    why_short = words_field(
        _("Why it can't wait"), LONGEST_REASON, rows=2,
        help_text=_("Only where less time is given than the class of the matter allows."),
    )  # fmt: skip

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        offer(self, "kind", KINDS)

    def clean(self) -> dict[str, Any]:
        """Insist on both offices."""
        found = super().clean() or {}
        for name in ("owner", "accepter"):
            if name not in self.errors and not found.get(name):
                self.add_error(name, _("This has to be said."))
        return found


class AnswerForm(ToldForm):
    """Why a problem becomes no commitment."""

    answer = words_field(_("Answer"), LONGEST_REASON)


class NoticeForm(ToldForm):
    """A notice to offices."""

    title = line_field(_("What it is called"), LONGEST_TITLE)
    words = words_field(_("Text"), LONGEST_TEXT, rows=8)
    circles = forms.MultipleChoiceField(label=_("To"), required=False, widget=forms.CheckboxSelectMultiple)
    offices = OfficesField(label=_("And to"), help_text=_("One office a line, by its whole name."))
    confirm_by = day_field(_("Confirm by"))

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        field = self.fields["circles"]
        if isinstance(field, forms.MultipleChoiceField):
            offer(self, "circles", ((key, words.sentence()) for key, words in _CIRCLES))


class ContactForm(ToldForm):
    """Who is called at an office."""

    name = line_field(_("Name"), LONGEST_NAME)
    post = line_field(_("Post"), LONGEST_NAME)
    telephone = line_field(_("Office telephone"), 32, help_text=_("Never somebody's own."))
    from_on = day_field(_("From"))
