"""What of the imports stands on the page of today: what came back to me, what waits for my decision."""

from collections.abc import Iterable, Iterator

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.core.templatetags.wording import moment
from huiyin_web.core.today import Item
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.imports.queries import handed_in, undecided
from huiyin_web.imports.standing import kind_and_year, standing

_MOST = 8
_WHAT = Text("{name} ({about})", "{name}（{about}）")
_UNDER = Text("Uploaded at {at}. {then}", "上传于 {at}。{then}")


def returned(request: HttpRequest) -> Iterator[Item]:
    """Give my files that came back.

    They are those that have rows to mend, until I import the like of them, those to be checked again as another came in
    since, those that somebody else did not approve, and those refused whole, until I send the like of them.
    """
    actor = actor_from(request)
    if actor.may(May.IMPORT):
        back = [(batch, overtaker) for batch, overtaker in undecided(actor) if _came_back(batch, overtaker)]
        yield from _items([*back, *((batch, None) for batch in _refused(actor))])


def waiting(request: HttpRequest) -> Iterator[Item]:
    """Give my sound files that wait for me to import them, and those that others handed in."""
    actor = actor_from(request)
    if actor.may(May.IMPORT):
        others = handed_in(actor)[:_MOST]
        mine = [batch for batch, overtaker in undecided(actor) if not _came_back(batch, overtaker)]
        yield from _items([(batch, None) for batch in (*others, *mine)])


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
