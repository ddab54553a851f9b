"""A place's life: since when and until when its code counts, what it was before and became; and a year without it."""

from collections.abc import Collection, Iterable
from datetime import date

from huiyin.kernel.text import Text
from huiyin.records.place_books import PlaceLife, last_day
from huiyin.records.succession import Succession
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import today
from huiyin_web.core.parts import Crumb
from huiyin_web.overview.pages import Life
from huiyin_web.overview.queries.placing import place_url
from huiyin_web.places.queries import place_names

_SINCE = Text("Valid since {since}", "自 {since} 起启用")
_UNTIL = Text("Valid until {until}", "{until} 停用")
_BETWEEN = Text("Valid from {since} until {until}", "{since} 启用，{until} 停用")
_NOT_YET = Text("{name} ({code}) began on {day}: at the end of {year} it did not exist{then}.",
                "{name}（{code}）{day} 启用，{year} 年末尚不存在{then}。")  # fmt: skip
_NO_LONGER = Text("{name} ({code}) ended on {day}: at the end of {year} it did not exist{then}.",
                  "{name}（{code}）{day} 停用，{year} 年末已不存在{then}。")  # fmt: skip
_THEN = Text("; {names} stood in its place", "，对应{names}")


def last_year_of(code: str, succession: Succession, years: Collection[int]) -> int | None:
    """Give the last frozen year to which a place belongs."""
    return max((year for year in years if succession.belongs(code, year)), default=None)


def life_of(
    actor: Actor, code: str, succession: Succession, *, years: Collection[int], year: int | None
) -> Life | None:
    """Give a place's days and what it came from and became by today; nothing of one that has always been there.

    Args:
        actor: who asks: a place out of reach is named, but no link leads there.
        code: the place.
        succession: what it is tied to.
        years: the frozen years; a link leads to one in which the other place exists, the nearest to `year`.
        year: the year of the page.
    """
    life = succession.lives.get(code, PlaceLife())
    done = succession.by(today())
    earlier, later = done.earlier(code), done.later(code)
    if not (life.valid_from or life.valid_to or earlier or later):
        return None
    instead = succession.standing(code, year) if year and not succession.belongs(code, year) else ()
    names = place_names({*earlier, *later})
    lately = sorted(earlier, key=lambda one: (succession.lives[one].valid_to or date.max, one), reverse=True)

    def links(codes: Iterable[str]) -> tuple[Crumb, ...]:
        return tuple(_link(actor, one, names, succession, years, year) for one in codes if one in names)

    return Life(_days(life), links(lately), links(later), links(instead))


def absence(code: str, name: Text, succession: Succession, *, year: int) -> Text:
    """Say that a place did not exist at the end of a year, and what stood in its place."""
    life = succession.lives[code]
    begins_later = life.valid_from is not None and life.valid_from > last_day(year)
    names = place_names(succession.standing(code, year)).values()
    then = _THEN.fill(names=Text.join(names))
    return (_NOT_YET if begins_later else _NO_LONGER).fill(
        name=name,
        code=code,
        day=life.valid_from if begins_later else life.valid_to,
        year=year,
        then=then if names else Text("", ""),
    )


def _days(life: PlaceLife) -> Text | None:
    if life.valid_from and life.valid_to:
        return _BETWEEN.fill(since=life.valid_from, until=life.valid_to)
    if life.valid_from:
        return _SINCE.fill(since=life.valid_from)
    return _UNTIL.fill(until=life.valid_to) if life.valid_to else None


def _link(
    actor: Actor,
    code: str,
    names: dict[str, Text],
    succession: Succession,
    years: Collection[int],
    year: int | None,
) -> Crumb:
    there = [one for one in years if succession.belongs(code, one)]
    nearest = min(there, key=lambda one: abs(one - (year or one)), default=None)
    label = Text(f"{names[code].en} ({code})", f"{names[code].zh}（{code}）")
    return Crumb(label, place_url(code, nearest) if actor.scope.covers(code) else "")
