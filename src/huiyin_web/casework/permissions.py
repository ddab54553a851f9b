"""Who takes which step: each office its own, in its own reach."""

from huiyin.policy import Office
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.people import one_with
from huiyin_web.access.roles import Role

_OFFICES = {
    Role.VILLAGE_WORKER: Office.VILLAGE,
    Role.TOWNSHIP_OFFICER: Office.TOWNSHIP,
    Role.COUNTY_OFFICER: Office.COUNTY,
    Role.PREFECTURE_OFFICER: Office.PREFECTURE,
    Role.PROVINCIAL_OFFICE: Office.PROVINCE,
}
_ANSWERING = frozenset({Office.TOWNSHIP, Office.COUNTY})


def office_of(actor: Actor) -> Office | None:
    """Give the office that somebody acts for; none where they take no steps, or are the platform itself."""
    return _OFFICES.get(actor.role) if actor.role else None


def may_take(actor: Actor, office: Office) -> bool:
    """Say whether somebody takes the steps of an office; the platform itself takes all."""
    return actor.role is None or office_of(actor) is office


def may_answer(actor: Actor) -> bool:
    """Say whether somebody triages and answers objections: the township and the county."""
    return actor.role is None or office_of(actor) in _ANSWERING


def may_review(actor: Actor, answered_by: str, office: str) -> bool:
    """Say whether somebody reviews an answer: another person, and not of an office below the one that answered."""
    if not may_answer(actor) or answered_by in one_with(actor):
        return False
    return actor.role is None or office != Office.COUNTY or office_of(actor) is Office.COUNTY
