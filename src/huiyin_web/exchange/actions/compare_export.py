"""Compare an export of the national registry with our register."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from uuid import uuid4

from django.db import transaction

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text
from huiyin.records.checking import ROWS_FILE
from huiyin.records.errors import FileRefusedError
from huiyin.records.national import layout
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.core.errors import NotFoundError
from huiyin_web.exchange.actions._comparing import Comparison
from huiyin_web.exchange.actions._reading import Theirs, none, read_export
from huiyin_web.exchange.errors import ExchangeStateError, ExportTooLongError
from huiyin_web.exchange.folders import folder_of
from huiyin_web.exchange.limits import SOME
from huiyin_web.exchange.models import Difference, Exchange, OneSided
from huiyin_web.exchange.queries.exchanges import exchange_of, portions
from huiyin_web.exchange.standing import state_of
from huiyin_web.jobs.models import kept

CODE, REFUSED = "exchange.export.compared", "exchange.export.refused"
Report = Callable[[float, Text], None]
_READ, _PAIRED = 0.4, 0.5  # the share of the work done after each step
_READING = Text("reading the export: {rows:,} rows", "读取导出文件：{rows:,} 行")
_PAIRING = Text("pairing its rows with the register's", "对应台账记录")
_COMPARING = Text("comparing: {rows:,} of {total:,} rows", "核对：{rows:,}/{total:,} 行")


def compare_export(*, exchange: int, by: Actor, at: datetime, report: Report | None = None) -> Exchange:
    """Compare an export with the register in reach: what differs by field, and which rows one side alone has.

    Who: the offices of a county and above.
    Rule: the register is not touched. Rows are recognised by their number, persons else by their ID number, and
    households else by their members. A row that cannot be read is left out and listed. What differs is written some
    rows at a time, so that nobody waits for the database, and is seen once all is there; what a comparison that came to
    nothing has left is removed before the next one. Of a file that cannot be read at all nothing is kept.
    Recorded: `exchange.export.compared`, or `exchange.export.refused`.

    Args:
        exchange: its number.
        by: who compares.
        at: when.
        report: told the fraction done and what is being done; what it raises ends the work and leaves nothing.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to compare.
        ExchangeStateError: it is compared, refused or closed already.
        FileRefusedError, ExportTooLongError: it cannot be read, or has too many rows; it is then refused.
    """
    found = _begin(exchange, by=by)
    try:
        households, persons = _read(found, report or _unheard)
        _compare(found, households, persons, by=by, report=report or _unheard)
        _keep(found, households, persons, by=by, at=at)
    except (FileRefusedError, ExportTooLongError) as error:
        _refuse(found, error, by=by, at=at)
        raise
    except FileNotFoundError:  # the rows that were read: whoever has taken the exchange over has removed them
        _give_up(found, by=by)
        raise
    except BaseException:
        with suppress(ExchangeStateError, NotFoundError):
            _give_up(found, by=by)
        raise
    return found


@transaction.atomic
def _begin(exchange: int, *, by: Actor) -> Exchange:
    """Take the exchange over: what an earlier comparison left is removed; one that still lives writes no more."""
    found = exchange_of(by, exchange, lock=True)
    _check_waits(found)
    forget(found)
    found.run = uuid4()
    found.save(update_fields=["run"])
    return found


def _own(found: Exchange, *, by: Actor) -> Exchange:
    """Give the exchange as it is, locked, as long as no other comparison has taken it over or ended it.

    Raises:
        ExchangeStateError: one has.
    """
    now = exchange_of(by, found.pk, lock=True)
    if now.run != found.run:
        raise ExchangeStateError(number=found.pk, state=state_of(now))
    _check_waits(now)
    return now


@transaction.atomic
def _give_up(found: Exchange, *, by: Actor) -> None:
    forget(_own(found, by=by))


def forget(found: Exchange) -> None:
    """Remove what differs, what one side alone has, and the rows that were read."""
    Difference.objects.filter(exchange=found).delete()
    OneSided.objects.filter(exchange=found).delete()
    _drop_rows(found)


def _drop_rows(found: Exchange) -> None:
    for file in folder_of(found.uuid).glob(f"*/{ROWS_FILE}"):
        file.unlink()


def _unheard(fraction: float, message: Text) -> None:
    del fraction, message


def _check_waits(found: Exchange) -> None:
    if not found.waits:
        raise ExchangeStateError(number=found.pk, state=state_of(found))


def _read(found: Exchange, report: Report) -> tuple[Theirs, Theirs]:
    of, folder = layout(found.layout), folder_of(found.uuid)

    def read(key: str, name: str, *, begins: float) -> Theirs:
        if not (folder / key).exists():
            return none(folder)
        try:
            return read_export(
                folder / key, of.sheets[key], folder / f"{key}-check", year=found.exported_on.year,
                codemap=found.codemap,
                progress=lambda done, rows: report((begins + done / 2) * _READ, _READING.fill(rows=rows)),
            )  # fmt: skip
        except FileRefusedError as error:
            raise type(error)(**{**error.fields, "name": name}) from error

    households = read("households", found.file_name, begins=0)
    return households, read("persons", found.persons_name, begins=0.5)


def _compare(found: Exchange, households: Theirs, persons: Theirs, *, by: Actor, report: Report) -> None:
    report(_READ, _PAIRING)
    comparison = Comparison(found, households, persons, by)
    done, total = 0, households.good + persons.good
    for rows, unlike in comparison.differences():
        with transaction.atomic():
            _own(found, by=by)
            Difference.objects.bulk_create(unlike, batch_size=SOME)
        done += rows
        report(_PAIRED + (1 - _PAIRED) * done / total, _COMPARING.fill(rows=done, total=total))
    for some in portions(comparison.alone(), SOME):
        with transaction.atomic():
            _own(found, by=by)
            OneSided.objects.bulk_create(some)


@transaction.atomic
def _keep(found: Exchange, households: Theirs, persons: Theirs, *, by: Actor, at: datetime) -> None:
    counts = {
        "households": households.good, "persons": persons.good, "refused": households.refused + persons.refused,
    }  # fmt: skip
    _own(found, by=by)
    for key, value in {**counts, "compared_at": at}.items():
        setattr(found, key, value)
    found.save(update_fields=[*counts, "compared_at"])
    told = ("sha256", "layout", "codemap", *counts)
    audit.record(
        CODE, by=by, at=at, subject=f"exchange:{found.pk}", place_code=found.place_code,
        detail={key: getattr(found, key) for key in told} | {"exported_on": found.exported_on.isoformat()},
    )  # fmt: skip
    _drop_rows(found)


@transaction.atomic
def _refuse(found: Exchange, error: HuiyinError, *, by: Actor, at: datetime) -> None:
    _own(found, by=by)
    found.refusal = kept(error.text)
    found.save(update_fields=["refusal"])
    audit.record(
        REFUSED, by=by, at=at, subject=f"exchange:{found.pk}", place_code=found.place_code,
        detail={"sha256": found.sha256, "error": error.code},
    )  # fmt: skip
    transaction.on_commit(lambda: shutil.rmtree(folder_of(found.uuid), ignore_errors=True))
