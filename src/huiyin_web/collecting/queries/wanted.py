"""A collection as somebody writes it down, before it is stored."""

from dataclasses import dataclass
from datetime import date

from huiyin.rules import burden as rules
from huiyin_web.access.actor import Actor
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_or_404


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be asked: the columns of `Collection` that the office that asks fills in."""

    title: str
    basis: str
    serves: str
    kind: str
    fields: tuple[str, ...]
    place_code: str
    begins_on: date
    ends_on: date | None
    minutes: int


def as_asked(actor: Actor, wanted: Wanted) -> rules.Collection:
    """Give it as the library takes it, asked by the office of whoever wants it.

    Raises:
        NotFoundError: the place is out of reach.
    """
    area = place_or_404(actor, wanted.place_code).name
    office = actor.office
    return rules.Collection(
        wanted.title.strip(), office_names([office])[office], wanted.basis.strip(), wanted.serves.strip(), wanted.kind,
        wanted.fields, area, wanted.begins_on, wanted.ends_on, wanted.minutes,
    )  # fmt: skip
