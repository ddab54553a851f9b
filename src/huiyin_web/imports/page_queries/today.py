"""What of the imports stands on the page of today: what came back to me, what waits for my decision."""

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q
from django.http import HttpRequest
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.core.templatetags.wording import moment
from huiyin_web.core.today import Item
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.imports.queries import overtakers, replaced
from huiyin_web.imports.standing import kind_and_year, standing

_MOST = 8
_WHAT = Text("{name} ({about})", "{name}（{about}）")
_UNDER = Text("Uploaded at {at}. {then}", "上传于 {at}。{then}")


def returned(request: HttpRequest) -> Iterator[Item]:
    """Give my files that have rows to mend until I import the like of them, and those refused whole until I send it."""
    later = ImportBatch.objects.filter(
        by_key=OuterRef("by_key"), kind=OuterRef("kind"), year=OuterRef("year"), pk__gt=OuterRef("pk")
    )
    refused = Q(state=BatchState.REFUSED) & Q(~Exists(later))
    yield from _items(request, refused | Q(state=BatchState.CHECKED, refused__gt=0) & Q(~replaced()))


def waiting(request: HttpRequest) -> Iterator[Item]:
    """Give my sound files that wait for me to import them."""
    yield from _items(request, Q(state=BatchState.CHECKED, refused=0))


def _items(request: HttpRequest, which: Q) -> Iterator[Item]:
    actor = actor_from(request)
    if not actor.may(May.IMPORT):
        return
    found = list(ImportBatch.objects.filter(which, by_key=actor.key).order_by(F("pk").desc())[:_MOST])
    later = overtakers(found)
    for batch in found:
        stands = standing(batch, None, overtaker=later.get(batch.pk))
        yield Item(
            what=_WHAT.fill(name=batch.file_name, about=kind_and_year(batch)),
            url=reverse("imports:batch", args=[batch.pk]),
            under=_UNDER.fill(at=moment(batch.uploaded_at), then=stands.next),
            state=stands.state,
            tone=stands.tone,
        )
