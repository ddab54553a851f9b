"""The places that a search finds: the living ones first, each with what it was called; then the others that ended."""

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Case, Q, QuerySet, Value, When

from huiyin.kernel.places import ancestors
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import today
from huiyin_web.core.tables import Cell, Column, Row, Table
from huiyin_web.overview.queries import placing
from huiyin_web.overview.queries.frozen import frozen
from huiyin_web.overview.queries.life import last_year_of
from huiyin_web.places.models import Place
from huiyin_web.places.queries import place_names
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

    A place that has ended is not listed where what it became is found too: it is named there.
    """
    found = _found(actor, asked)
    listed = found.exclude(_ended(), successor__in=found.values("code"))
    order = Case(When(_ended(), then=Value(1)), default=Value(0))
    rows = list(_following(listed, after).order_by(order, "code")[: limit + 1])
    shown = rows[:limit]
    return _table(actor, shown, found), shown[-1].code if len(rows) > limit else ""


def _found(actor: Actor, asked: str) -> QuerySet[Place]:
    column = (
        "code__startswith" if asked.isdigit() else "name__contains" if not asked.isascii() else "name_en__icontains"
    )
    return Place.objects.filter(actor.scope.places("code"), **{column: asked})


def _ended() -> Q:
    return Q(valid_to__lt=today())


def _following(listed: QuerySet[Place], after: str) -> QuerySet[Place]:
    """Give what follows one of the places listed, the living first; all where it is none of them."""
    last = listed.filter(pk=after).first() if after else None
    if last is None:
        return listed
    further = Q(code__gt=after)
    return listed.filter(_ended() & further if _has_ended(last) else _ended() | further)


def _has_ended(place: Place) -> bool:
    return place.valid_to is not None and place.valid_to < today()


def _table(actor: Actor, shown: Collection[Place], found: QuerySet[Place]) -> Table:
    succession, years = succession_around([one.code for one in shown]), frozen().years
    earlier = {one.code: succession.earlier(one.code) for one in shown}
    folded = set(
        found.filter(pk__in={code for codes in earlier.values() for code in codes}).values_list("pk", flat=True)
    )
    names = place_names({*folded, *(code for one in shown for code in (*_above(one.code), one.successor or ""))})
    return Table(
        Text("Places found", "查到的地区"),
        _COLUMNS,
        tuple(
            Row((
                Cell(
                    Text(one.name_en or one.name, one.name),
                    placing.place_url(one.code, last_year_of(one.code, succession, years) if one.valid_to else None),
                    under=_told(one.code, [code for code in earlier[one.code] if code in folded], names),
                ),
                one.code,
                _state(actor, one, names),
            ))
            for one in shown
        ),
        empty=Text("No place of this name in your area.", "管辖范围内没有这个名称的地区。"),
    )  # fmt: skip


def _state(actor: Actor, place: Place, names: Mapping[str, Text]) -> Cell | Text:
    """Say that a place is valid, or when it ended and what it became."""
    if not _has_ended(place):
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
