"""What the pages of the publicity plan send."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.followup.commitments.words import LONGEST_REASON, LONGEST_TITLE
from huiyin.followup.publicising import AUDIENCES, LONGEST_OUTLET, LONGEST_REFERENCE, OUTLETS, WANTS, Act, Given
from huiyin.followup.wording import LONGEST_TEXT
from huiyin_web.commitments.forms import OfficeField
from huiyin_web.core.fields import LARGEST_KEY, day_field, line_field, words_field
from huiyin_web.core.told_forms import ToldForm, offer
from huiyin_web.leadership.actions.propose_piece import PieceTerms
from huiyin_web.leadership.forms.communication import TalkForm


class PieceForm(TalkForm):
    """A piece as it is proposed."""

    topic = line_field(_("Topic"), LONGEST_TITLE)
    words = words_field(_("What it says"), LONGEST_TEXT, rows=6)
    outlet = line_field(_("Outlet"), LONGEST_OUTLET, help_text=_("Such as the name of a newspaper or a website."))
    outlet_kind = forms.ChoiceField(label=_("Kind of outlet"))
    audience = forms.ChoiceField(label=_("Audience"))
    planned_on = day_field(_("Planned for"))
    clearer = OfficeField(label=_("Who clears it"), help_text=_("Left out: somebody else of your own office."))

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        offer(self, "outlet_kind", OUTLETS)
        offer(self, "audience", AUDIENCES)

    @property
    def terms(self) -> PieceTerms:
        """What is proposed, once it is valid."""
        return PieceTerms(**self.cleaned_data)


class PieceActForm(ToldForm):
    """What comes with something that is done to a piece: only what it needs."""

    seen = forms.IntegerField(min_value=0, max_value=LARGEST_KEY, widget=forms.HiddenInput)
    on = day_field(_("Published on"), required=False)
    reference = line_field(_("Link or reference"), LONGEST_REFERENCE, help_text=_("Where whoever doubts it finds it."))
    words = words_field(_("Text"), LONGEST_TEXT, rows=6)
    reason = words_field(_("Reason"), LONGEST_REASON)

    def __init__(self, data: Any = None, *, act: Act, **more: Any) -> None:
        super().__init__(data, prefix=act.value, **more)
        self.act = act
        for name in set(self.fields) - {"seen", *WANTS.get(act, ())}:
            del self.fields[name]
        if act is Act.CORRECT:
            self.fields["words"].label = _("What is corrected")

    @property
    def given(self) -> Given:
        """What was given, once it is valid."""
        return Given(**{key: value for key, value in self.cleaned_data.items() if key != "seen"})
