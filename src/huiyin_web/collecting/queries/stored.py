"""Collections as they are stored, who reaches them, and as the library takes them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from huiyin.kernel.places import ancestors, code_range, prefix_of
from huiyin.kernel.text import Text
from huiyin.rules import burden as rules
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.collecting.models import AskedVillage, Collection, CollectionState
from huiyin_web.core.amounts import Tone
from huiyin_web.core.errors import NotFoundError
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names

_COLLECTION = Text("This collection", "该采集任务")
_AHEAD, _RUNNING, _OVER = Text("not begun", "未开始"), Text("running", "进行中"), Text("over", "已结束")
_TONES: dict[str, Tone] = {
    CollectionState.PROPOSED: "warn",
    CollectionState.REFUSED: "bad",
    CollectionState.WITHDRAWN: "",
}


def collections_in_reach(actor: Actor) -> QuerySet[Collection]:
    """Give the collections that concern places in reach: of these, of places above them, or asked by one's office.

    Of what is asked above, whoever only answers is concerned where a village in reach has to answer it.
    """
    if actor.may(May.PROPOSE_COLLECTIONS):
        above = Q(place_code__in={code for prefix in actor.scope.prefixes for code in ancestors(prefix.ljust(12, "0"))})
    else:
        asked = AskedVillage.objects.filter(actor.scope.places("village_code"), collection=OuterRef("pk"))
        above = Q(Exists(asked))
    reach = actor.scope.places("place_code") | above
    own = actor.office
    return Collection.objects.filter(reach | Q(office=own) if own else reach).order_by("-pk")


def collection_or_404(actor: Actor, number: int, *, lock: bool = False) -> Collection:
    """Give one collection in reach.

    Raises:
        NotFoundError: it is not there, or out of reach.
    """
    reached = collections_in_reach(actor)
    found = (reached.select_for_update() if lock else reached).filter(pk=number).first()
    if found is None:
        raise NotFoundError(what=_COLLECTION)
    return found


def running_at(place_code: str, on: date) -> QuerySet[Collection]:
    """Give the collections that a village, or villages of a place, have to answer on a day."""
    low, high = code_range(prefix_of(place_code))
    return Collection.objects.filter(
        state=CollectionState.ADMITTED, begins_on__lte=on, ends_on__gte=on,
        villages__village_code__gte=low, villages__village_code__lte=high,
    ).distinct().order_by("ends_on", "pk")  # fmt: skip


def others(place_code: str, year: int, *, but: int | None = None) -> list[rules.Admitted]:
    """Give the collections of a year that villages of a place have to answer, with those villages.

    One that was withdrawn after its first day is one of them: its villages were asked.
    """
    low, high = code_range(prefix_of(place_code))
    asked: defaultdict[int, set[str]] = defaultdict(set)
    asking = Q(collection__state=CollectionState.ADMITTED) | Q(
        collection__state=CollectionState.WITHDRAWN, collection__withdrawn_on__gt=F("collection__begins_on")
    )
    villages = AskedVillage.objects.filter(
        asking, village_code__gte=low, village_code__lte=high, collection__begins_on__year=year
    ).exclude(collection=but)
    for number, village in villages.values_list("collection_id", "village_code"):
        asked[number].add(village)
    known = as_collections(Collection.objects.filter(pk__in=asked).order_by("begins_on", "pk"))
    return [rules.Admitted(one, frozenset(asked[number])) for number, one in known.items()]


def as_collections(rows: Iterable[Collection]) -> dict[int, rules.Collection]:
    """Give collections as the library takes them, by number."""
    every = list(rows)
    offices, areas = office_names({one.office for one in every}), place_names({one.place_code for one in every})
    return {
        one.pk: rules.Collection(
            one.title, offices[one.office], one.basis, one.serves, one.kind, tuple(one.fields), areas[one.place_code],
            one.begins_on, one.ends_on, one.minutes, one.pk,
        )
        for one in every
    }  # fmt: skip


def state_of(row: Collection, on: date) -> tuple[Text, Tone]:
    """Say where a collection stands on a day."""
    if row.state != CollectionState.ADMITTED:
        return CollectionState(row.state).label, _TONES[row.state]
    if on < row.begins_on:
        return _AHEAD, "warn"
    return (_RUNNING, "go") if on <= row.ends_on else (_OVER, "good")
