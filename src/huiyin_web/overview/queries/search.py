"""Find a household by its number, now or before, or its head's name, a place by name or code; an ID only by post."""

from collections.abc import Mapping
from dataclasses import replace

from django.db.models import F

from huiyin.kernel.places import ancestors
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.clock import today
from huiyin_web.core.tables import Cell, Column, Row, Table
from huiyin_web.overview.pages import SearchPage
from huiyin_web.overview.queries import placing
from huiyin_web.overview.queries.frozen import frozen
from huiyin_web.overview.queries.households import households_table
from huiyin_web.overview.queries.life import last_year_of
from huiyin_web.places.models import Place
from huiyin_web.places.queries import place_names
from huiyin_web.places.successions import succession_around
from huiyin_web.registry.queries import find_by_document, find_households
from huiyin_web.snapshots.queries import people_are_made_up

_MOST = 50
_VALID, _ENDED = Text("valid", "有效"), Text("ended {day}", "{day} 停用")
_BEGINS = Text("begins {day}", "{day} 启用")
_TITLE = Text("Find", "查找")
_FOUND = Text("Households found", "查到的农户")
_NO_HOUSEHOLD = Text("No household was found in your area.", "在您的管辖范围内没有查到农户。")
_WHOLE = Text(
    "Write a number or name from its beginning; a former number whole; an ID number whole, in its own field.",
    "编号或姓名请从开头输入；变更前的编号须完整输入；身份证号须在专用栏内完整输入。",
)


def search_page(*, actor: Actor, asked: str, id_number: str = "") -> SearchPage:
    """Give what is found within reach.

    Args:
        actor: who asks.
        asked: an office number, the beginning of one or of a name, a former number whole; in a place's case any part of
            its name.
        id_number: a whole ID number; it comes by POST only, so that it stands in no address and no log.
    """
    sees = actor.may(May.SEE_HOUSEHOLDS)
    households = _households(actor, asked, id_number) if sees and (asked or id_number) else None
    places = _places(actor, asked) if asked and actor.may(May.SEE_FIGURES) else None
    count = len(households.rows if households else ()) + len(places.rows if places else ())
    return SearchPage(
        title=_TITLE,
        lead=_lead(asked or id_number, count),
        asked=asked,
        places=places,
        households=households,
        may_see_households=sees,
        made_up=people_are_made_up(),
    )


def _lead(asked: str, count: int) -> Text:
    if not asked:
        return Text(
            "By household number, name of the head, or place. Only what lies in your area is found.",
            "可按户编号、户主姓名或地区名称查找，仅显示您管辖范围内的结果。",
        )
    if not count:
        return Text("Nothing was found in your area.", "在您的管辖范围内没有查到。")
    return Text(
        "{count} found, at most {most} of each kind are shown.", "查到 {count} 条，每类最多显示 {most} 条。"
    ).fill(count=count, most=_MOST)


def _households(actor: Actor, asked: str, id_number: str) -> Table:
    found = find_by_document(actor, id_number, limit=_MOST) if id_number else find_households(actor, asked, limit=_MOST)
    table = households_table(found, title=_FOUND, villages=place_names({one.village_code for one in found}))
    return replace(table, empty=_NO_HOUSEHOLD, empty_next=_WHOLE)


def _places(actor: Actor, asked: str) -> Table:
    column = (
        "code__startswith" if asked.isdigit() else "name__contains" if not asked.isascii() else "name_en__icontains"
    )
    reached = Place.objects.filter(actor.scope.places("code"), **{column: asked})
    found = list(reached.order_by(F("valid_to").desc(nulls_first=True), "code")[:_MOST])
    names = place_names({above for one in found for above in (*_above(one.code), one.successor or "")})
    succession, years = succession_around([one.code for one in found]), frozen().years
    rows = tuple(
        Row((
            Cell(
                Text(one.name_en or one.name, one.name),
                placing.place_url(one.code, last_year_of(one.code, succession, years) if one.valid_to else None),
                under=_within(one.code, names),
            ),
            one.code,
            _state(actor, one, names),
        ))
        for one in found
    )  # fmt: skip
    return Table(
        Text("Places found", "查到的地区"),
        (
            Column("place", Text("Place", "地区")),
            Column("code", Text("Code", "区划代码"), main=True),
            Column("state", Text("State", "状态")),
        ),
        rows,
        empty=Text("No place of this name in your area.", "管辖范围内没有这个名称的地区。"),
    )


def _state(actor: Actor, place: Place, names: Mapping[str, Text]) -> Cell | Text:
    """Say that a place is valid, or when it ended and what it became."""
    if place.valid_to is None or place.valid_to >= today():
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


def _within(code: str, names: Mapping[str, Text]) -> Text:
    """Say where a place lies: many villages bear one name."""
    above = [names[one] for one in _above(code) if one in names]
    return Text(", ".join(one.en for one in reversed(above)), "".join(one.zh for one in above))
