"""Whether somebody who applies stands on the register, or has applied, already."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q

from huiyin.kernel.text import Text
from huiyin_web.casework.models import Case, WaitingApplication
from huiyin_web.casework.queries.stored import IDENTIFICATION
from huiyin_web.places.queries import place_names
from huiyin_web.registry.models import Person
from huiyin_web.registry.queries.households import REMOVED
from huiyin_web.registry.queries.members import present

_TWICE = Text("Another member of this application has the same ID number.", "本申请中另一名成员的证件号码与此相同。")
_REGISTERED = Text(
    "Whoever has this ID number stands on the register already, in {place}. Look for the household there.",
    "该证件号码的持有人已在{place}建档立卡，请在该地查找其所在户。",
)
_APPLYING = Text(
    "Whoever has this ID number has applied already, in {place}; that application is not decided yet.",
    "该证件号码的持有人已在{place}提出申请，该申请尚未办结。",
)


def known_members(
    members: Iterable[Mapping[str, Any]], *, case: int = 0, waiting: int = 0
) -> dict[str, tuple[Text, ...]]:
    """Say by field (`2.id_number`) which members stand on the register, in an open application, or in this one twice.

    Args:
        members: the cells of each, as they are kept.
        case: the case of the application itself.
        waiting: the application itself, where it waited for its window.
    """
    found: dict[str, tuple[Text, ...]] = {}
    seen: set[str] = set()
    for number, member in enumerate(members, 1):
        written = member.get("id_number")
        if written and (told := _TWICE if written in seen else _known(written, case, waiting)):
            found[f"{number}.id_number"] = (told,)
        seen.add(written or "")
    return found


def _known(written: str, case: int, waiting: int) -> Text | None:
    persons = present(Person.objects.filter(id_number=written)).exclude(household__status=REMOVED)
    if place := persons.values_list("household__village_code", flat=True).first():
        return _REGISTERED.fill(place=_named(place))
    holds = Q(application__members__icontains=f'"{written}"')
    cases = Case.objects.filter(holds, process=IDENTIFICATION, is_over=False, household=None).exclude(pk=case)
    kept = WaitingApplication.objects.filter(holds, case=None).exclude(pk=waiting)
    place = next((code for rows in (cases, kept) for code in rows.values_list("village_code", flat=True)[:1]), None)
    return _APPLYING.fill(place=_named(place)) if place else None


def _named(code: str) -> Text:
    return place_names([code]).get(code, Text(code, code))
