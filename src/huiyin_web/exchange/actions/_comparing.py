"""The part of comparing that pairs the registry's rows with ours and says what differs, some rows at a time."""

from collections.abc import Iterator, Mapping
from typing import Any

from huiyin.records.filling import written
from huiyin.records.national import homes, newer, paired, unlike
from huiyin_web.access.actor import Actor
from huiyin_web.exchange.actions._reading import Theirs
from huiyin_web.exchange.models import Difference, Exchange, OneSided, Side
from huiyin_web.exchange.queries.exchanges import (
    OurHousehold,
    Since,
    household_values,
    our_households,
    our_persons,
    person_values,
)
from huiyin_web.registry.models import Household, Person


class Comparison:
    """Both sides, paired."""

    def __init__(self, exchange: Exchange, households: Theirs, persons: Theirs, by: Actor) -> None:
        """Pair the rows by their numbers, persons else by their ID number, households else by their members."""
        self._exchange, self._theirs, self._their_persons = exchange, households, persons
        self._their_homes = {
            number: (row, village or "")
            for number, row, village in households.columns("office_number", "row", "village_code")
        }  # fmt: skip
        self._their_people = {
            number: (row, home, {"id_number": identity})
            for number, row, home, identity in persons.columns("office_number", "row", "household_number", "id_number")
        }  # fmt: skip
        villages = {village for _, village in self._their_homes.values() if village}
        numbers = {*self._their_homes, *(home for _, home, _ in self._their_people.values())}
        self._ours = our_households(by, villages, numbers)
        self._by_key = {one.pk: one for one in self._ours.values()}
        self._persons = our_persons(self._by_key)
        self._their_person = paired(
            {number: {"id_number": one.id_number} for number, one in self._persons.items()},
            {number: told for number, (_, _, told) in self._their_people.items()}, by="id_number",
        )  # fmt: skip
        self._home = self._paired_homes()

    def differences(self) -> Iterator[tuple[int, list[Difference]]]:
        """Give what differs for some rows of the export at a time, and how many these are."""
        for rows in self._theirs.portions():
            yield len(rows), list(self._of_households(rows))
        for rows in self._their_persons.portions():
            yield len(rows), list(self._of_members(rows))

    def alone(self) -> Iterator[OneSided]:
        """Give the rows of one side alone; the village of a person of theirs is that of the household."""
        for number, (row, village) in self._their_homes.items():
            if number not in self._home:
                yield self._one(Side.THEIRS, "households", number, row, village)
        for number, (row, home, _) in self._their_people.items():
            if number not in self._their_person:
                yield self._one(Side.THEIRS, "persons", number, row, self._their_homes.get(home, (0, ""))[1])
        homes_of_both = set(self._home.values())
        for number, one in self._ours.items():
            if number not in homes_of_both:
                yield self._one(Side.OURS, "households", number, 0, one.village_code, one.pk)
        of_both = set(self._their_person.values()) if self._their_persons.fields else set(self._persons)
        for number, person in self._persons.items():
            if number not in of_both:
                mine = self._by_key[person.household_id]
                yield self._one(Side.OURS, "persons", number, 0, mine.village_code, mine.pk)

    def _paired_homes(self) -> dict[str, str]:
        told = homes(
            self._their_person,
            {number: self._by_key[one.household_id].number for number, one in self._persons.items()},
            {number: home for number, (_, home, _) in self._their_people.items()},
        )
        same = {number: number for number in self._their_homes if number in self._ours}
        taken = set(same.values())
        return same | {
            number: mine for number, mine in told.items()
            if number in self._their_homes and number not in same and mine not in taken
        }  # fmt: skip

    def _of_households(self, rows: list[dict[str, Any]]) -> Iterator[Difference]:
        paired_rows = [
            (row, self._ours[self._home[row["office_number"]]]) for row in rows if row["office_number"] in self._home
        ]
        ours = Household.objects.in_bulk([home.pk for _, home in paired_rows])
        since = Since(ours)
        for row, home in paired_rows:
            if one := ours.get(home.pk):
                yield from self._unlike(row, household_values(one), since, home, None)

    def _of_members(self, rows: list[dict[str, Any]]) -> Iterator[Difference]:
        paired_rows = [
            (row, self._persons[self._their_person[row["office_number"]]])
            for row in rows
            if row["office_number"] in self._their_person
        ]
        ours = Person.objects.in_bulk([person.pk for _, person in paired_rows])
        since = Since(ours)
        for row, person in paired_rows:
            home = self._by_key[person.household_id]
            if one := ours.get(person.pk):
                same = self._home.get(row["household_number"]) == home.number  # the same home under their number
                number = row["household_number"] if same else home.number
                yield from self._unlike(row, person_values(one, number), since, home, one)

    def _unlike(
        self, row: Mapping[str, Any], ours: Mapping[str, Any], since: Since, home: OurHousehold, person: Person | None
    ) -> Iterator[Difference]:
        for found in unlike((self._their_persons if person else self._theirs).fields, ours, row):
            key = found.field.key
            day = since.day(person.pk if person else home.pk, key, found.ours)
            yield Difference(
                exchange=self._exchange, sheet="persons" if person else "households", household_id=home.pk,
                person_id=person.pk if person else None, village_code=home.village_code, row=row["row"],
                number=row["office_number"], field=key, ours=written(found.field, found.ours),
                theirs=written(found.field, found.theirs), newer=newer(day, self._exchange.exported_on),
                changed_on=day,
            )  # fmt: skip

    def _one(
        self, side: Side, sheet: str, number: str, row: int, village: str, household: int | None = None
    ) -> OneSided:
        return OneSided(
            exchange=self._exchange, side=side, sheet=sheet, number=number, row=row, village_code=village,
            household_id=household,
        )  # fmt: skip
