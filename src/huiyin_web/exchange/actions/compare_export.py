"""Compare an export of the national registry with our register."""

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO
from uuid import uuid4

from django.db import transaction

from huiyin.records.codemaps import code_map
from huiyin.records.filling import written
from huiyin.records.national import Layout, homes, layout, newer, paired, unlike
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.exchange.actions._reading import NONE, Theirs, read_export
from huiyin_web.exchange.errors import ComparedBeforeError, ExportAheadError
from huiyin_web.exchange.folders import folder_of
from huiyin_web.exchange.models import Difference, Exchange, OneSided, Side
from huiyin_web.exchange.permissions import need_exchange
from huiyin_web.exchange.queries.exchanges import (
    Since,
    exchanges_of,
    household_values,
    our_households,
    our_persons,
    person_values,
)
from huiyin_web.imports.folders import clean_name
from huiyin_web.registry.models import Household, Person

CODE = "exchange.export.compared"
_CHUNK = 1 << 20
_MANY = 2_000


@dataclass(frozen=True, slots=True)
class Sent:
    """An export as it was uploaded; without `persons` only households are compared."""

    layout: str
    codemap: str
    exported_on: date
    name: str
    households: BinaryIO
    persons: BinaryIO | None = None


def compare_export(*, sent: Sent, by: Actor, at: datetime) -> Exchange:
    """Compare an export with the register in reach: what differs by field, and which rows one side alone has.

    Who: the offices of a county and above.
    Rule: the register is not touched. Rows are recognised by their number, persons else by their ID number, and
    households else by their members. A row that cannot be read is left out and listed.
    Recorded: `exchange.export.compared`.

    Raises:
        NotAllowedError: the role does not compare.
        LayoutError, CodeMapError: there is none of this name.
        ExportAheadError: its day is yet to come.
        ComparedBeforeError: this very file was compared before.
        FileRefusedError, ExportTooLongError: it cannot be read, or has too many rows.
    """
    need_exchange(by)
    of = layout(sent.layout)
    code_map(sent.codemap)
    if sent.exported_on > day_of(at):
        raise ExportAheadError(day=sent.exported_on.isoformat())
    uuid = uuid4()
    folder = folder_of(uuid)
    folder.mkdir(parents=True)
    try:
        sha256 = _keep(sent, folder)
        _check_new(sent, sha256, by=by)
        households, persons = _read(of, sent, folder)
        with transaction.atomic():
            made = Exchange.objects.create(
                uuid=uuid, layout=of.name, codemap=sent.codemap, exported_on=sent.exported_on,
                file_name=clean_name(sent.name), sha256=sha256, place_code=by.place_code, by_key=by.key,
                by_name=by.name, at=at, households=len(households.rows), persons=len(persons.rows),
                refused=households.refused + persons.refused,
            )  # fmt: skip
            _Comparison(made, households, persons, by).save()
            _record(made, by=by, at=at)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return made


def _record(made: Exchange, *, by: Actor, at: datetime) -> None:
    told = ("sha256", "layout", "codemap", "households", "persons", "refused")
    audit.record(
        CODE, by=by, at=at, subject=f"exchange:{made.pk}", place_code=made.place_code,
        detail={key: getattr(made, key) for key in told} | {"exported_on": made.exported_on.isoformat()},
    )  # fmt: skip


def _check_new(sent: Sent, sha256: str, *, by: Actor) -> None:
    before = exchanges_of(by).filter(sha256=sha256, layout=sent.layout, codemap=sent.codemap).first()
    if before:
        raise ComparedBeforeError(number=before.pk)


def _keep(sent: Sent, folder: Path) -> str:
    digest = hashlib.sha256()
    for name, stream in (("households", sent.households), ("persons", sent.persons)):
        if stream is None:
            continue
        digest.update(name.encode())
        with (folder / name).open("xb") as target:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                target.write(chunk)
    return digest.hexdigest()


def _read(of: Layout, sent: Sent, folder: Path) -> tuple[Theirs, Theirs]:
    def read(key: str) -> Theirs:
        path, year = folder / key, sent.exported_on.year
        if not path.exists():
            return NONE
        return read_export(path, of.sheets[key], folder / f"{key}-check", year=year, codemap=sent.codemap)

    return read("households"), read("persons")


class _Comparison:
    """Both sides, paired."""

    def __init__(self, exchange: Exchange, households: Theirs, persons: Theirs, by: Actor) -> None:
        self._exchange, self._theirs, self._their_persons = exchange, households, persons
        villages = {row["village_code"] for row in households.rows.values() if row.get("village_code")}
        numbers = {*households.rows, *(row["household_number"] for row in persons.rows.values())}
        self._ours = our_households(by, villages, numbers)
        self._persons = our_persons(self._ours.values())
        self._numbers = {one.pk: one.office_number for one in self._ours.values()}
        mine = {number: self._person_values(one) for number, one in self._persons.items()}
        self._their_person = paired(mine, persons.rows, by="id_number")
        told = homes(
            self._their_person,
            {number: row["household_number"] for number, row in mine.items()},
            {number: row["household_number"] for number, row in persons.rows.items()},
        )
        same = {number: number for number in households.rows if number in self._ours}
        taken = set(same.values())
        self._home = same | {
            number: mine for number, mine in told.items()
            if number in households.rows and number not in same and mine not in taken
        }  # fmt: skip

    def save(self) -> None:
        """Write what differs and what one side alone has."""
        every = [*self._households(), *self._members()]
        Difference.objects.bulk_create(every, batch_size=_MANY)
        OneSided.objects.bulk_create(self._alone(), batch_size=_MANY)

    def _person_values(self, one: Person) -> dict[str, Any]:
        return person_values(one, self._numbers[one.household_id])

    def _households(self) -> Iterator[Difference]:
        rows = {self._ours[mine].pk: self._ours[mine] for mine in self._home.values()}
        since = Since(rows)
        for number, mine in self._home.items():
            one = self._ours[mine]
            yield from self._unlike(self._theirs, number, household_values(one), since, one, None)

    def _members(self) -> Iterator[Difference]:
        rows = {self._persons[mine].pk: self._persons[mine] for mine in self._their_person.values()}
        since = Since(rows)
        for number, mine in self._their_person.items():
            one = self._persons[mine]
            home = self._ours[self._numbers[one.household_id]]
            ours = self._person_values(one)
            theirs = self._their_persons.rows[number]
            if self._home.get(theirs["household_number"]) == home.office_number:
                ours["household_number"] = theirs["household_number"]  # the same home under their number
            yield from self._unlike(self._their_persons, number, ours, since, home, one)

    def _unlike(
        self, theirs: Theirs, number: str, ours: Mapping[str, Any], since: Since, home: Household, person: Person | None
    ) -> Iterator[Difference]:
        row = theirs.rows[number]
        for found in unlike(theirs.fields, ours, row):
            key = found.field.key
            day = since.day(person.pk if person else home.pk, key, found.ours)
            yield Difference(
                exchange=self._exchange, sheet="persons" if person else "households", household_id=home.pk,
                person_id=person.pk if person else None, village_code=home.village_code, row=row["row"], number=number,
                field=key, ours=written(found.field, found.ours), theirs=written(found.field, found.theirs),
                newer=newer(day, self._exchange.exported_on), changed_on=day,
            )  # fmt: skip

    def _alone(self) -> Iterator[OneSided]:
        """Give the rows of one side alone; the village of a person of theirs is that of the household."""
        for number, row in self._theirs.rows.items():
            if number not in self._home:
                yield self._one(Side.THEIRS, "households", number, row["row"], row.get("village_code") or "")
        for number, row in self._their_persons.rows.items():
            if number not in self._their_person:
                home = self._theirs.rows.get(row["household_number"], {})
                yield self._one(Side.THEIRS, "persons", number, row["row"], home.get("village_code") or "")
        homes_of_both = set(self._home.values())
        for number, one in self._ours.items():
            if number not in homes_of_both:
                yield self._one(Side.OURS, "households", number, 0, one.village_code, one.pk)
        paired_persons = set(self._their_person.values()) if self._their_persons.fields else set(self._persons)
        for number, person in self._persons.items():
            if number not in paired_persons:
                home_of = self._ours[self._numbers[person.household_id]]
                yield self._one(Side.OURS, "persons", number, 0, home_of.village_code, home_of.pk)

    def _one(
        self, side: Side, sheet: str, number: str, row: int, village: str, household: int | None = None
    ) -> OneSided:
        return OneSided(
            exchange=self._exchange, side=side, sheet=sheet, number=number, row=row, village_code=village,
            household_id=household,
        )  # fmt: skip
