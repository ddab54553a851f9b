"""The places that a search finds: the living ones first, each with what it was called; then the others that ended."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Replace

from huiyin.kernel.places import ancestors
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import today
from huiyin_web.core.parts import COUNTED_TO
from huiyin_web.core.tables import Cell, Column, Row, Table
from huiyin_web.overview.queries import placing
from huiyin_web.overview.queries.frozen import frozen
from huiyin_web.overview.queries.life import last_year_of
from huiyin_web.places.models import Place
from huiyin_web.places.queries import ended_by, place_names
from huiyin_web.places.successions import succession_around

_VALID, _ENDED = Text("valid", "有效"), Text("ended {day}", "{day} 停用")
_BEGINS = Text("begins {day}", "{day} 启用")
_LEFT_OUT = re.compile(r"['\u2018\u2019\u02bc`\s]")  # apostrophes as keyboards and printers write them
_FORMERLY = Text("formerly {names}", "原{names}")
_COLUMNS = (
    Column("place", Text("Place", "地区")),
    Column("code", Text("Code", "区划代码"), main=True),
    Column("state", Text("State", "状态")),
)


@dataclass(frozen=True, slots=True)
class FoundPlaces:
    """One turn of the places found.

    Attributes:
        table: the places.
        next: the code after whose place the next turn begins; empty at the end.
        previous: the same of the turn before; empty where that is the first, or this is.
        total: how many stand in all turns together, counted to one more than `COUNTED_TO`.
    """

    table: Table
    next: str
    previous: str
    total: int


def find_places(actor: Actor, asked: str, *, after: str, limit: int) -> FoundPlaces:
    """Give the places in reach of a code's beginning or a part of a name, from after a place on.

    A place that has ended is not listed where its successor is found too: it is named there, and so is what was
    named under it. Where the successor is called otherwise it stands by itself, whatever that became; and where the
    successor did not outlast it, as one must among places that follow one another in a circle.
    """
    found = _found(actor, asked)
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gt=OuterRef("valid_to"))
    named = Q(ended_by(today()), Exists(found.filter(lasting, pk=OuterRef("successor"))))
    listed = found.exclude(named)
    last = listed.filter(pk=after).first() if after else None
    rows = list(_following(listed, last).order_by("ended", "code")[: limit + 1])
    shown, more = rows[:limit], len(rows) > limit
    return FoundPlaces(
        table=_table(actor, shown, found.filter(named)),
        next=shown[-1].code if more else "",
        previous=_turn_before(listed, last, limit),
        total=listed[: COUNTED_TO + 1].count() if more or last else len(shown),
    )


def _found(actor: Actor, asked: str) -> QuerySet[Place]:
    written = _LEFT_OUT.sub("", asked)
    if written.isdecimal():
        named = Q(code__startswith=written)
    elif written.isascii():
        # Ping'an is written Pingan, Ping an or Ping’an as well: none of the signs tells one place from another.
        named = Q(spelled__icontains=written or asked)
    else:
        named = Q(name__contains=asked)
    ended = Case(When(ended_by(today()), then=Value(1)), default=Value(0))
    spelled = Replace(Replace("name_en", Value("'"), Value("")), Value(" "), Value(""))
    reached = Place.objects.filter(actor.scope.places("code"))
    return reached.annotate(ended=ended, spelled=spelled).filter(named)


def _following(listed: QuerySet[Place], last: Place | None) -> QuerySet[Place]:
    """Give what follows one of the places listed, the living first; all where it is none of them."""
    if last is None:
        return listed
    return listed.filter(Q(ended=last.ended, code__gt=last.code) | Q(ended__gt=last.ended))


def _turn_before(listed: QuerySet[Place], last: Place | None, limit: int) -> str:
    """Give the key of the turn that ends with one of the places listed; empty where that begins with the first."""
    if last is None:
        return ""
    until = listed.filter(Q(ended=last.ended, code__lte=last.code) | Q(ended__lt=last.ended))
    return next(iter(until.order_by("-ended", "-code").values_list("code", flat=True)[limit : limit + 1]), "")


def _table(actor: Actor, shown: Collection[Place], named: QuerySet[Place]) -> Table:
    succession, years = succession_around([one.code for one in shown]), frozen().years
    folded: dict[str | None, list[str]] = {}
    for code, successor in named.filter(pk__in=succession.lives).values_list("code", "successor"):
        folded.setdefault(successor, []).append(code)
    formerly = {one.code: sorted(_formerly(one.code, folded)) for one in shown}
    names = place_names({
        code
        for one in shown
        for code in (*formerly[one.code], *_above(one.code), one.successor or "")
    })  # fmt: skip
    return Table(
        Text("Places found", "查到的地区"),
        _COLUMNS,
        tuple(
            Row((
                Cell(
                    Text(one.name_en or one.name, one.name),
                    placing.place_url(one.code, last_year_of(one.code, succession, years) if one.valid_to else None),
                    under=_told(one.code, formerly[one.code], names),
                ),
                one.code,
                _state(actor, one, names),
            ))
            for one in shown
        ),
        empty=Text("No place of this name in your area.", "管辖范围内没有这个名称的地区。"),
    )  # fmt: skip


def _formerly(code: str, folded: Mapping[str | None, Collection[str]]) -> Iterator[str]:
    """Give what is named under a place, step by step back, but nothing behind one that stands by itself."""
    for one in folded.get(code, ()):
        yield one
        yield from _formerly(one, folded)


def _state(actor: Actor, place: Place, names: Mapping[str, Text]) -> Cell | Text:
    """Say that a place is valid, or when it ended and what it became."""
    if not place.ended:
        return _BEGINS.fill(day=place.valid_from) if place.valid_from and place.valid_from > today() else _VALID
    ended = _ENDED.fill(day=place.valid_to)
    became = names.get(place.successor or "")
    if became is None:
        return ended
    return Cell(
        Text(f"became {became.en}", f"变更为{became.zh}"),
        placing.place_url(place.successor) if actor.scope.covers(place.successor) else "",
        under=ended,
    )


def _above(code: str) -> list[str]:
    """Give the two places right above one, as a village is told by its county and township; never the province."""
    return ancestors(code)[1:][-2:]


def _told(code: str, formerly: Iterable[str], names: Mapping[str, Text]) -> Text:
    """Say where a place lies, as many villages bear one name, and which of the places found it was before."""
    above = [names[one] for one in _above(code) if one in names]
    within = Text(", ".join(one.en for one in reversed(above)), "".join(one.zh for one in above))
    before = [Text(f"{names[one].en} ({one})", f"{names[one].zh}（{one}）") for one in formerly]
    told = [within, _FORMERLY.fill(names=Text.join(before))] if before else [within]
    return Text.join([one for one in told if one.zh], " · ", " · ")
