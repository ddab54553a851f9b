"""How it stands with targets in the forecast: a room above registers who can tell; without it nobody can."""

from collections.abc import Callable, Mapping, Sequence

from huiyin_web.targets.models import Target
from huiyin_web.targets.pages import Foreseen
from huiyin_web.targets.queries.counted import Years

Seer = Callable[[Sequence[Target], Years], Mapping[int, Foreseen]]
_SEERS: list[Seer] = []


def register_seer(seer: Seer) -> None:
    """Add who can tell how it stands with targets; an app does so once, when it starts."""
    _SEERS.append(seer)


def foreseen(rows: Sequence[Target], years: Years) -> dict[int, Foreseen]:
    """Give how it stands with targets, by id; those of which nobody can tell are missing."""
    return {number: told for seer in _SEERS for number, told in seer(rows, years).items()}
