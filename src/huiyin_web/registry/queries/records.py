"""Rows of the register as people change them: one household or one person, as it is and as it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from huiyin.kernel.text import Text
from huiyin.records.fields import Sheet
from huiyin.records.sections import DECIDING
from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.errors import ConflictError, NotFoundError
from huiyin_web.registry.models import Household, HouseholdHistory, Person, PersonHistory
from huiyin_web.registry.queries.households import households_in_reach
from huiyin_web.registry.wording import in_words

_HOUSEHOLD, _PERSON = Text("This household", "该户"), Text("This person", "该成员")
_NO_VERSION = Text("This form was made from a version that the register does not have.", "本表所依据的台账版本不存在。")
_CHANGED = Text("{label}: {old} → {new}", "{label}：{old} → {new}")
_OPEN_AGAIN = Text("Open it again.", "请重新打开后填写。")


@dataclass(frozen=True, slots=True)
class Record:
    """A row that people change: a household, or one of its persons."""

    sheet: Sheet
    row: Household | Person
    household: Household

    @property
    def subject(self) -> str:
        """The row's name in drafts, `household:7` or `person:9`."""
        return f"{'household' if self.person is None else 'person'}:{self.row.pk}"

    @property
    def person(self) -> Person | None:
        """The person; none where the row is the household's."""
        return self.row if isinstance(self.row, Person) else None

    @property
    def deciding(self) -> frozenset[str]:
        """The fields that change by a request."""
        return DECIDING[self.sheet.key]

    def values(self) -> dict[str, Any]:
        """Give the values of the row by field, as it is."""
        return self._of(self.row)

    def values_at(self, version: int) -> dict[str, Any]:
        """Give them as they were in an earlier version.

        Raises:
            ConflictError: there was no such version.
        """
        if version == self.row.version:
            return self.values()
        found = self.earlier().filter(version=version).first()
        if found is None:
            raise ConflictError(what=_NO_VERSION, mend=_OPEN_AGAIN)
        return self._of(found)

    def earlier(self) -> Any:
        """Give the row's history, as a query."""
        if self.person is None:
            return HouseholdHistory.objects.filter(household_id=self.row.pk)
        return PersonHistory.objects.filter(person_id=self.row.pk)

    def _of(self, row: Any) -> dict[str, Any]:
        keys = [field.key for field in self.sheet.kept if field.key != "household_number"]
        return {key: getattr(row, key) for key in keys}


def household_record(actor: Actor, household: int, *, lock: bool = False) -> Record:
    """Give a household that somebody may change; with `lock`, nobody else changes it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to change.
    """
    actor.need(May.CHANGE_HOUSEHOLDS)
    return Record(HOUSEHOLDS, *[_household(actor, household, lock=lock, what=_HOUSEHOLD)] * 2)


def person_record(actor: Actor, person: int, *, lock: bool = False) -> Record:
    """Give a person that somebody may change; with `lock`, nobody else changes the household until the end.

    Raises:
        NotAllowedError, NotFoundError: the person is not theirs to change.
    """
    actor.need(May.CHANGE_HOUSEHOLDS)
    belongs = Person.objects.filter(pk=person).values_list("household_id", flat=True).first()
    household = _household(actor, belongs, lock=lock, what=_PERSON)
    return Record(PERSONS, Person.objects.get(pk=person), household)


def _household(actor: Actor, household: int | None, *, lock: bool, what: Text) -> Household:
    reached = households_in_reach(actor)
    found = (reached.select_for_update() if lock else reached).filter(pk=household or 0).first()
    if found is None:
        raise NotFoundError(what=what)
    return found


def changed_words(record: Record, changes: Mapping[str, tuple[Any, Any]]) -> list[Text]:
    """Say changes, each with what stood there before and after; personal values masked."""
    asked = [(field, *changes[field.key]) for field in record.sheet.kept if field.key in changes]
    return [
        _CHANGED.fill(label=field.label, old=in_words(field, old), new=in_words(field, new))
        for field, old, new in asked
    ]
