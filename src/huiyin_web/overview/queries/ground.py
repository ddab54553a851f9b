"""The ground that a page of a place stands on: the year shown, the place's life, and why it has no figures then."""

from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin.records.succession import Succession
from huiyin_web.access.actor import Actor
from huiyin_web.overview.pages import Life
from huiyin_web.overview.queries.frozen import Beside, Frozen, Shown
from huiyin_web.overview.queries.life import absence, last_year_of, life_of
from huiyin_web.places.successions import succession_around


@dataclass(frozen=True, slots=True)
class Ground:
    """A place in a frozen year.

    Attributes:
        code: the place.
        own: what it is tied to.
        shown: the year that is shown; none where no year is frozen.
        life: since when and until when the place is valid, what it was and became.
        absence: that it did not exist at the end of the year, and what stood there; none where it did.
    """

    code: str
    own: Succession
    shown: Shown | None
    life: Life | None
    absence: Text | None

    @property
    def year(self) -> int | None:
        """The year that is shown."""
        return self.shown.now.year if self.shown else None

    def beside(self, *others: str) -> Beside | None:
        """Give the year with the one before it, for the place and others told with it; none without the place."""
        if self.shown is None or self.absence is not None:
            return None
        return self.shown.along(succession_around([self.code, *others]) if others else self.own)


def ground_of(actor: Actor, code: str, name: Text, *, known: Frozen, year: int | None) -> Ground:
    """Give a place in one of the frozen years: where none is named, the latest with its population.

    Raises:
        NotFoundError: the year is not frozen.
    """
    own = succession_around([code])
    shown = known.shown(year, code, latest=last_year_of(code, own, known.years))
    here = shown.now.year if shown else None
    return Ground(
        code=code,
        own=own,
        shown=shown,
        life=life_of(actor, code, own, years=known.years, year=here),
        absence=absence(code, name, own, year=here) if here and not own.belongs(code, here) else None,
    )
