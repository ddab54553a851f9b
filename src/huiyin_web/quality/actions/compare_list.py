"""Compare a list with the register, and bring its flags up to date."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.crypto import salted_hmac

from huiyin import policy
from huiyin.crosschecks import (
    Compared,
    Finding,
    ListKind,
    ListRead,
    compare,
    kind_of,
    may_close,
    read_list,
    withhold_absences,
)
from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text
from huiyin.records.errors import FileRefusedError
from huiyin.records.masking import masked, masked_within
from huiyin_web.access.actor import Actor
from huiyin_web.access.scope import Scope
from huiyin_web.core import audit
from huiyin_web.imports.folders import at_work
from huiyin_web.imports.kinds import place_book
from huiyin_web.jobs.errors import Stopped
from huiyin_web.quality.actions._refusing import delete_rows, refuse
from huiyin_web.quality.actions._turns import take_lists_turn
from huiyin_web.quality.errors import ListBrokenOffError, ListSettledError, NobodyNamedError
from huiyin_web.quality.folders import SENT, folder_of
from huiyin_web.quality.models import DepartmentList, Flag
from huiyin_web.quality.permissions import need_cross_check
from huiyin_web.quality.queries.lists import check_newest, list_in_reach, reach_of
from huiyin_web.quality.recording import LIST_COMPARED
from huiyin_web.quality.register_tables import read_compared

Report = Callable[[float, Text], None]
THRESHOLD = "crosscheck_probability"
MOST_REFUSED, MOST_ABSENT = "crosscheck_refused_share", "crosscheck_absent_share"
MOST_CLOSED = "crosscheck_closed_share"
_SOME = 2_000
_SALT = "huiyin_web.quality.crosschecks"
_READING = Text("reading the list: {rows} rows", "读取名单：{rows} 行")
_REGISTER = Text("reading the register", "读取台账")
_COMPARING = Text("comparing", "比对")
_NOTING = Text("noting what is to be asked", "登记疑点")
_READ, _HELD, _COMPARED = 0.4, 0.6, 0.9  # the share of the work done after each step
_FOUND = ("village_code", "household_id", "match", "probability", "levels", "facts", "facts_key")
_COUNTED = ("rows", "by_id", "by_likeness", "unmatched", "refused", "withheld", "kept_open")
_Key = tuple[str, int]


@at_work()
def compare_list(*, number: int, by: Actor, at: datetime, report: Report) -> dict[str, int]:
    """Match a list's rows with the register and raise flags; give how many are new, changed and gone.

    Who: whoever may compare lists, of those in reach.
    Rule: `huiyin.crosschecks`. A list that can hardly be whole asks about nobody for not being in it. The register is
    not touched. A decision stays as long as what the list says stays; with other facts the question is asked anew
    beside it. What this list gives no ground for is closed, unless that is too much or rows could not be read. The file
    is then deleted, as it is where the comparison fails or is cancelled: the list is then refused. Rows that could not
    be read are kept beside the list, masked.
    Recorded: `quality.list.compared`, or `quality.list.refused` for a file that cannot be read at all.

    Args:
        number: the list.
        by: who compares.
        at: when.
        report: told the fraction done and what is being done; what it raises ends the work and leaves nothing.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to compare.
        ListSettledError: it is compared or withdrawn already.
        ListOlderError: a newer one was compared meanwhile.
        FileRefusedError: the file as a whole; the list is then refused.
        NobodyNamedError: none of its rows could be read; likewise.
    """
    need_cross_check(by)
    found = list_in_reach(by, number)
    _check_waits(found)
    try:
        counts = _compare(found, report, by=by, at=at)
    except (ListSettledError, Stopped):  # settled by somebody else; the worker's job starts again
        raise
    # However it ends, the file must not stay, as it holds ID numbers; the failure itself goes on.
    except Exception as error:
        refuse(found, error if isinstance(error, HuiyinError) else ListBrokenOffError(), by=by, at=at)
        raise
    delete_rows(found)
    return counts


def _compare(found: DepartmentList, report: Report, *, by: Actor, at: datetime) -> dict[str, int]:
    kind, reach = kind_of(found.kind), reach_of(found.place_code)
    read = _read(found, kind, report)
    report(_READ, _REGISTER)
    persons = read_compared(reach)
    report(_HELD, _COMPARING)
    least, most_refused, most_absent, most_closed = (
        float(policy.at(found.as_of).value(key).value) for key in (THRESHOLD, MOST_REFUSED, MOST_ABSENT, MOST_CLOSED)
    )
    compared = compare(kind, read.rows, persons, least=least)
    refused = read.refused / read.total
    compared = withhold_absences(compared, refused=refused, most_refused=most_refused, most_absent=most_absent)
    report(_COMPARED, _NOTING)
    with transaction.atomic():
        take_lists_turn()
        found = list_in_reach(by, found.pk, lock=True)
        _check_waits(found)
        check_newest(kind, found.place_code, found.as_of)
        _note(found, read)
        counts = _bring_up_to_date(found, reach, kind, compared, most_closed, at)
        _keep(found, compared, counts, by=by, at=at)
    return counts


def _check_waits(found: DepartmentList) -> None:
    if found.is_settled:
        delete_rows(found)  # a worker may have died before it came to that
        raise ListSettledError(number=found.pk)


def _read(found: DepartmentList, kind: ListKind, report: Report) -> ListRead:
    folder = folder_of(found.uuid)
    try:
        read = read_list(
            folder / SENT, kind, folder=folder, year=found.as_of.year, places=place_book(),
            progress=lambda fraction, rows: report(fraction * _READ, _READING.fill(rows=f"{rows:,}")),
        )  # fmt: skip
    except FileRefusedError as error:
        raise type(error)(**{**error.fields, "name": found.file_name}) from error
    _note(found, read)
    if not read.rows.num_rows:
        raise NobodyNamedError(rows=read.total)
    return read


def _note(found: DepartmentList, read: ListRead) -> None:
    found.rows, found.refused, found.unsound = read.total, read.refused, read.unsound
    found.problems, found.tab, found.headings = read.problems, read.tab, read.headings


def _keep(found: DepartmentList, compared: Compared, counts: dict[str, int], *, by: Actor, at: datetime) -> None:
    found.by_id, found.by_likeness, found.unmatched = compared.by_id, compared.by_likeness, compared.unmatched
    found.withheld, found.compared_at = compared.withheld, at
    found.save()
    audit.record(
        LIST_COMPARED, by=by, at=at, subject=f"list:{found.pk}", place_code=found.place_code,
        detail={"kind": found.kind, **{key: getattr(found, key) for key in _COUNTED}, **counts},
    )  # fmt: skip


def _bring_up_to_date(
    found: DepartmentList, reach: Scope, kind: ListKind, compared: Compared, most_closed: float, at: datetime
) -> dict[str, int]:
    """Bring the kind's flags of the list's place up to date with what was found."""
    new, stays, renewed, changed = [], [], [], 0
    rows = Flag.objects.select_for_update().filter(reach.places("village_code"), kind=kind.key).order_by("pk")
    if compared.withheld:  # a list that can hardly be whole says nothing of whoever it lacks
        rows = rows.exclude(finding=Finding.ABSENT)
    known: dict[_Key, Flag] = {(row.finding, row.person_id): row for row in rows.iterator(chunk_size=_SOME)}
    asked = sum(_rests_on_the_list(row) for row in known.values())
    for told in compared.findings.to_pylist():
        now = _flag(found, kind, told, at)
        row = known.pop((now.finding, now.person_id), None)
        if row is None or (row.decision and row.facts_key != now.facts_key):
            new.append(now)
        elif not row.decision:
            stays.append(row.pk)
            if row.gone_at is not None or row.facts_key != now.facts_key:
                changed += 1
                row.found_at, row.gone_at, row.closed_by = at, None, None
            if row.found_at == at or any(getattr(row, name) != getattr(now, name) for name in _FOUND):
                renewed.append(row)
            for name in _FOUND:
                setattr(row, name, getattr(now, name))
    lost = [row for row in known.values() if _is_open(row)]
    gone = _closed(found, lost, asked, most_closed)
    Flag.objects.bulk_create(new, batch_size=_SOME)
    Flag.objects.bulk_update(renewed, [*_FOUND, "found_at", "gone_at", "closed_by"], batch_size=_SOME // 10)
    for keys, become in ((stays, {"source": found}), (gone, {"gone_at": at, "closed_by": found})):
        for start in range(0, len(keys), _SOME):
            Flag.objects.filter(pk__in=keys[start : start + _SOME]).update(**become)
    return {"new": len(new), "changed": changed, "gone": len(gone)}


def _is_open(row: Flag) -> bool:
    return row.gone_at is None and not row.decision


def _rests_on_the_list(row: Flag) -> bool:
    """Say whether a question is open because a list has somebody: it closes where a newer one lacks them."""
    return _is_open(row) and row.finding == Finding.LISTED


def _closed(found: DepartmentList, lost: list[Flag], asked: int, most_closed: float) -> list[int]:
    """Give which flags close, and note how many stay open as the list can hardly be whole."""
    lacked = sum(_rests_on_the_list(row) for row in lost)
    if may_close(lost=lacked, asked=asked, refused=found.refused, most_closed=most_closed):
        return [row.pk for row in lost]
    found.kept_open = lacked
    return [row.pk for row in lost if not _rests_on_the_list(row)]


def _flag(found: DepartmentList, kind: ListKind, told: dict[str, Any], at: datetime) -> Flag:
    return Flag(
        source=found, kind=kind.key, finding=told["finding"], village_code=told["village_code"],
        household_id=told["household_id"], person_id=told["person_id"], match=told["match"] or "",
        probability=told["probability"], levels=told["levels"] or "", facts=_masked(kind, told["facts"]),
        facts_key=salted_hmac(_SALT, told["facts"], algorithm="sha256").hexdigest(), found_at=at,
    )  # fmt: skip


def _masked(kind: ListKind, facts: str) -> str:
    """Give what the list says with personal values masked, in free columns, too: more is not kept."""
    masks = {field.key: field.mask for field in kind.facts if field.mask}

    def hidden(key: str, value: Any) -> Any:
        if not value or not isinstance(value, str):
            return value
        return masked(value, masks[key]) if key in masks else masked_within(value)

    told = [{key: hidden(key, value) for key, value in fact.items()} for fact in json.loads(facts)]
    return json.dumps(told, ensure_ascii=False)
