"""Rows of the pages of the exchange with the national registry."""

from datetime import UTC, date, datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from architecture.access_words import COUNTY, PREFECTURE, PROVINCE, People, Row, in_county, next_door
from huiyin.kernel.places import ancestors
from huiyin_web.exchange.folders import OUTGOING, folder_of
from huiyin_web.exchange.models import Difference, Exchange
from support import cast, given

_ABOVE = frozenset({PROVINCE, PREFECTURE, COUNTY})
_WIDE = frozenset({PROVINCE, PREFECTURE})
_AT = datetime(2016, 9, 14, tzinfo=UTC)


def an_exchange(village_code: str) -> dict[str, Any]:
    made = Exchange.objects.create(
        layout="national-2014", codemap="national-2014", exported_on=date(2016, 9, 1), file_name="全国系统.xlsx",
        sha256="0" * 64, place_code=ancestors(village_code)[-2], by_key="user:0", by_name="—",
        at=_AT, compared_at=_AT, written_at=_AT,
    )  # fmt: skip
    folder_of(made.uuid).mkdir(parents=True)
    (folder_of(made.uuid) / OUTGOING).write_bytes(b"a workbook")
    home = given.household(village_code)
    for field, ours, theirs in (("farmland", "", "6.5"), ("phone", "13800138765", "13800138765"), ("phone", "", "")):
        Difference.objects.create(
            exchange=made, sheet="households", household_id=home.pk, village_code=village_code, row=2,
            number=home.office_number, field=field, ours=ours, theirs=theirs, newer="unknown",
        )  # fmt: skip
    return {"number": made.pk}


def an_export_that_waits(village_code: str) -> dict[str, Any]:
    made = an_exchange(village_code)
    Exchange.objects.filter(pk=made["number"]).update(compared_at=None)
    return made


def a_difference(village_code: str) -> dict[str, Any]:
    number = an_exchange(village_code)["number"]
    return {"number": number, "difference": Difference.objects.filter(exchange=number, field="farmland").get().pk}


def an_export(_people: People) -> dict[str, Any]:
    sheet = SimpleUploadedFile("h.csv", f"户编号,行政村代码\n6327001,{cast.VILLAGE}\n".encode())
    return {"layout": "national-2014", "codemap": "national-2014", "exported_on": "2016-09-01", "households": sheet}


def a_reason(_people: People) -> dict[str, Any]:
    return {"reason": "回传全国系统", "layout": "national-2014", "codemap": "national-2014"}


def keep_ours(_people: People) -> dict[str, Any]:
    return {"decision": "ours", "sheet": "households", "field": "farmland", "newer": ""}


_AN_EXCHANGE = {"args": in_county(an_exchange), "elsewhere": next_door(an_exchange), "whole": _WIDE}
_WAITING = {
    "args": in_county(an_export_that_waits), "elsewhere": next_door(an_export_that_waits), "whole": _WIDE,
}  # fmt: skip
_A_DIFFERENCE = {"args": in_county(a_difference), "elsewhere": next_door(a_difference), "whole": _WIDE}

EXCHANGE: tuple[Row, ...] = (
    Row("exchange:exchanges", "GET", {200: _ABOVE}),
    Row("exchange:exchanges", "POST", {302: _ABOVE}, data=an_export),
    Row("exchange:register", "POST", {200: _ABOVE}, data=a_reason),
    Row("exchange:exchange", "GET", {200: _ABOVE}, **_AN_EXCHANGE),
    Row("exchange:differences", "GET", {200: _ABOVE}, **_AN_EXCHANGE),
    Row("exchange:alone", "GET", {200: _ABOVE}, **_AN_EXCHANGE),
    Row("exchange:decide", "POST", {302: _ABOVE}, data=keep_ours, **_A_DIFFERENCE),
    Row("exchange:decide_all", "POST", {302: _ABOVE}, data=keep_ours, **_AN_EXCHANGE),
    Row("exchange:compare", "POST", {302: _ABOVE}, **_WAITING),
    Row("exchange:close", "POST", {302: _ABOVE}, **_AN_EXCHANGE),
    Row("exchange:write", "POST", {302: _ABOVE}, **_AN_EXCHANGE),
    Row("exchange:outgoing", "POST", {200: _ABOVE}, data=a_reason, **_AN_EXCHANGE),
)  # fmt: skip
