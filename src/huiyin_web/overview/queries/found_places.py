"""The places that a search finds: the living ones first, each with what it was called; then the others that ended."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from huiyin.kernel.places import ancestors
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import today
from huiyin_web.core.tables import Cell, Column, Row, Table
from huiyin_web.overview.queries import placing
from huiyin_web.overview.queries.frozen import frozen
from huiyin_web.overview.queries.life import last_year_of
from huiyin_web.places.models import Place
from huiyin_web.places.queries import ended_by, place_names
from huiyin_web.places.successions import succession_around

_VALID, _ENDED = Text("valid", "有效"), Text("ended {day}", "{day} 停用")
_BEGINS = Text("begins {day}", "{day} 启用")
_FORMERLY = Text("formerly {names}", "原{names}")
_COLUMNS = (
    Column("place", Text("Place", "地区")),
    Column("code", Text("Code", "区划代码"), main=True),
    Column("state", Text("State", "状态")),
)


def find_places(actor: Actor, asked: str, *, after: str, limit: int) -> tuple[Table, str]:
    """Give the places in reach of a code's beginning or a part of a name, from after a place on, and the next key.

    A place that has ended is not listed where its successor is found too: it is named there, and so is what was
    named under it. Where the successor is called otherwise it stands by itself, whatever that became; and where the
    successor did not outlast it, as one must among places that follow one another in a circle.
    """
    found = _found(actor, asked)
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gt=OuterRef("valid_to"))
    named = Q(ended_by(today()), Exists(found.filter(lasting, pk=OuterRef("successor"))))
    rows = list(_following(found.exclude(named), after).order_by("ended", "code")[: limit + 1])
    shown = rows[:limit]
    return _table(actor, shown, found.filter(named)), shown[-1].code if len(rows) > limit else ""


def _found(actor: Actor, asked: str) -> QuerySet[Place]:
    column = (
        "code__startswith" if asked.isdigit() else "name__contains" if not asked.isascii() else "name_en__icontains"
    )
    ended = Case(When(ended_by(today()), then=Value(1)), default=Value(0))
    return Place.objects.filter(actor.scope.places("code"), **{column: asked}).annotate(ended=ended)


def _following(listed: QuerySet[Place], after: str) -> QuerySet[Place]:
    """Give what follows one of the places listed, the living first; all where it is none of them."""
    last = listed.filter(pk=after).first() if after else None
    if last is None:
        return listed
    return listed.filter(Q(ended=last.ended, code__gt=after) | Q(ended__gt=last.ended))


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
