"""What of the imports stands on the page of today: what came back to me or became of it, what waits for my decision."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.core.clock import now
from huiyin_web.core.templatetags.wording import moment
from huiyin_web.core.today import Item
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.imports.queries import handed_in, undecided
from huiyin_web.imports.standing import kind_and_year, standing

_MOST = 8
_SHOWN_FOR = timedelta(days=7)
_BROUGHT_IN = Text("{name} brought it in on {at}.", "{name}于 {at} 复核导入。")
_UNDONE = Text(
    "{name} undid it on {at}: the register is as if it had not come.", "{name}于 {at} 撤销，台账已恢复到导入前的状态。"
)
_WHAT = Text("{name} ({about})", "{name}（{about}）")
_UNDER = Text("Uploaded at {at}. {then}", "上传于 {at}。{then}")


def returned(request: HttpRequest) -> Iterator[Item]:
    """Give my files that came back.

    They are those that have rows to mend, until I import the like of them, those to be checked again as another came in
    since, those that somebody else did not approve, and those refused whole, until I send the like of them. What
    somebody else brought in or undid is told for a week.
    """
    actor = actor_from(request)
    if actor.may(May.IMPORT):
        back = [(batch, overtaker) for batch, overtaker in undecided(actor) if _came_back(batch, overtaker)]
        yield from _items([*back, *((batch, None) for batch in _refused(actor))])
        yield from _told(actor)


def waiting(request: HttpRequest) -> Iterator[Item]:
    """Give my sound files that wait for me to import them, and those that others handed in."""
    actor = actor_from(request)
    if actor.may(May.IMPORT):
        others = handed_in(actor)[:_MOST]
        mine = [batch for batch, overtaker in undecided(actor) if not _came_back(batch, overtaker)]
        yield from _items([(batch, None) for batch in (*others, *mine)])


def _told(actor: Actor) -> Iterator[Item]:
    """Give what others did with my files: those that they brought in, and those that they undid."""
    lately = ImportBatch.objects.filter(state=BatchState.APPLIED, applied_at__gte=now() - _SHOWN_FOR)
    by_another = Q(deciding__gt=0) | ~Q(applied_by=F("by_name"))
    brought = lately.filter(by_another, by_key=actor.key, undoes=None)
    mine = ImportBatch.objects.filter(by_key=actor.key, state=BatchState.UNDONE).values("pk")
    undone = lately.filter(undoes__in=mine).exclude(by_key=actor.key)
    for batch in sorted([*brought.order_by("-pk")[:_MOST], *undone.order_by("-pk")[:_MOST]], key=lambda one: -one.pk):
        stands, words = standing(batch, None), _UNDONE if batch.undoes else _BROUGHT_IN
        by = shown_name(batch.by_key, batch.by_name) if batch.undoes else batch.applied_by
        yield Item(
            what=_WHAT.fill(name=batch.file_name, about=kind_and_year(batch)),
            url=reverse("imports:batch", args=[batch.undoes or batch.pk]),
            under=words.fill(name=by, at=moment(batch.applied_at)),
            state=BatchState.UNDONE.label if batch.undoes else stands.state,
            tone="warn" if batch.undoes else stands.tone,
        )


def _came_back(batch: ImportBatch, overtaker: int | None) -> bool:
    return bool(batch.refused or overtaker or batch.sent_back_why)


def _refused(actor: Actor) -> QuerySet[ImportBatch]:
    later = ImportBatch.objects.filter(
        by_key=OuterRef("by_key"), kind=OuterRef("kind"), year=OuterRef("year"), pk__gt=OuterRef("pk")
    )
    mine = ImportBatch.objects.filter(by_key=actor.key, state=BatchState.REFUSED)
    return mine.exclude(Exists(later)).order_by("-pk")[:_MOST]


def _items(found: Iterable[tuple[ImportBatch, int | None]]) -> Iterator[Item]:
    for batch, overtaker in sorted(found, key=lambda one: one[0].pk, reverse=True)[:_MOST]:
        stands = standing(batch, None, overtaker=overtaker)
        yield Item(
            what=_WHAT.fill(name=batch.file_name, about=kind_and_year(batch)),
            url=reverse("imports:batch", args=[batch.pk]),
            under=_UNDER.fill(at=moment(batch.uploaded_at), then=stands.next),
            state=stands.state,
            tone=stands.tone,
        )
