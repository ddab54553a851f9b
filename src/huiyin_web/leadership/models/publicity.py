"""The publicity plan: what is told where and when, cleared before it goes out, and what was done to each piece."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from huiyin.followup.commitments.words import LONGEST_REASON, LONGEST_TITLE
from huiyin.followup.publicising import AUDIENCES, LONGEST_OUTLET, LONGEST_REFERENCE, OUTLETS, State
from huiyin.followup.wording import LONGEST_TEXT
from huiyin_web.leadership.models.columns import CODE, OFFICE, PLACE, Recorded, known


class Piece(Recorded):
    """A piece of the publicity plan of a leading group.

    Attributes:
        group: the place whose leading group's plan it is.
        keeper, clearer: the offices that keep the plan and that clear the piece.
        topic, words: what it is about, and what it says.
        outlet, outlet_kind, audience: where it stands, of which kind that is, for whom.
        proposer_key: who proposed it, or its latest text: they never clear it.
        cleared_on, cleared_key, cleared_by: who cleared it, when.
        published_on, reference: when it came out, and where it can be found.
        acts: how much was done to it; who sends a form says how much they had seen.
    """

    group = models.CharField(max_length=PLACE)
    keeper = models.CharField(max_length=OFFICE)
    clearer = models.CharField(max_length=OFFICE)
    topic = models.CharField(max_length=LONGEST_TITLE)
    words = models.CharField(max_length=LONGEST_TEXT)
    outlet = models.CharField(max_length=LONGEST_OUTLET)
    outlet_kind = models.CharField(max_length=CODE)
    audience = models.CharField(max_length=CODE)
    planned_on = models.DateField()
    state = models.CharField(max_length=CODE, default=State.PROPOSED.value)
    proposer_key = models.CharField(max_length=64)
    cleared_on = models.DateField(null=True)
    cleared_key = models.CharField(max_length=64, blank=True)
    cleared_by = models.CharField(max_length=150, blank=True)
    published_on = models.DateField(null=True)
    reference = models.CharField(max_length=LONGEST_REFERENCE, blank=True)
    acts = models.IntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["group", "planned_on"], name="piece_by_group"),
            models.Index(fields=["clearer", "state", "planned_on"], name="piece_by_clearer"),
        ]
        constraints: ClassVar = [
            known(
                "piece_words_known", state=[one.value for one in State], outlet_kind=OUTLETS.keys(),
                audience=AUDIENCES.keys(),
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True)
                | Q(published_on__gte=F("cleared_on"), cleared_on__isnull=False, state=State.PUBLISHED.value),
                name="piece_is_cleared_before_it_is_published",
                violation_error_message=_("Nothing is published that was not cleared."),
            ),
            models.CheckConstraint(
                condition=Q(cleared_key="") | ~Q(cleared_key=F("proposer_key")),
                name="piece_is_cleared_by_another",
                violation_error_message=_("Whoever proposed it does not clear it."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.topic


class PieceEntry(Recorded):
    """Something that was done to a piece, with the words of a correction; never changed."""

    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="entries")
    act = models.CharField(max_length=CODE)
    on = models.DateField()
    words = models.CharField(max_length=LONGEST_TEXT, blank=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    def __str__(self) -> str:
        return f"{self.act} {self.piece_id}"
