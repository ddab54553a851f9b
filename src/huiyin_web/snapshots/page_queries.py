"""Read what the page of frozen years shows."""

from collections.abc import Collection, Mapping

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.measures.register.readiness import flaws_told
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.core.models import AuditEvent
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.core.templatetags.wording import moment
from huiyin_web.snapshots.models import Snapshot
from huiyin_web.snapshots.pages import SnapshotsPage
from huiyin_web.snapshots.permissions import need_see
from huiyin_web.snapshots.recording import VERIFIED

_TITLE = Text("Frozen years", "年度快照")
_NAMED = Text("frozen year {year}, version {version}", "{year} 年度快照第 {version} 版")
_GROUP = 16  # a hash is read and compared in groups of this many digits


def snapshots_page(*, actor: Actor) -> SnapshotsPage:
    """Give every version of every frozen year, and what the last verification said."""
    need_see(actor)
    rows = list(Snapshot.objects.order_by("-year", "-version"))
    verdict, problems = _verdict()
    return SnapshotsPage(
        title=_TITLE,
        lead=_NONE if not rows else _CLOSED.fill(year=rows[0].year),
        crumbs=(Crumb(_TITLE),),
        table=Table(_TITLE, _COLUMNS, [_row(row) for row in rows], empty=_NONE, wide=True),
        verdict=verdict,
        problems=problems,
        may_freeze=actor.may(May.FREEZE),
    )


def snapshot_names(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give frozen years by year and version; they lead to the list of them to whoever sees it."""
    url = reverse("snapshots:list") if actor.may(May.SEE_FIGURES) else ""
    # All of them are asked for: there are a few a year, and a key may be anything.
    there = {f"{year}/{version}": (year, version) for year, version in Snapshot.objects.values_list("year", "version")}
    return {key: Crumb(_NAMED.fill(year=there[key][0], version=there[key][1]), url) for key in {*keys} & there.keys()}


def _row(row: Snapshot) -> Row:
    words = " ".join(row.manifest_hash[at : at + _GROUP] for at in range(0, len(row.manifest_hash), _GROUP))
    by = shown_name(row.by_key, row.by_name)
    households, persons = row.rows.get("households"), row.rows.get("persons")
    lacked = _lacked(row.flaws)
    return Row((Cell(str(row.year)), row.version, households, persons, lacked, row.frozen_at, by, row.reason, words))


def _lacked(flaws: Mapping[str, int] | None) -> Text | None:
    """Say what a year lacked when it was frozen; nothing where nobody looked."""
    if not flaws:
        return None if flaws is None else _NOTHING
    return flaws_told(flaws)


def _verdict() -> tuple[Text | None, tuple[Text, ...]]:
    last = AuditEvent.objects.filter(action=VERIFIED).first()
    if last is None:
        return None, ()
    problems = tuple(Text(one["en"], one["zh"]) for one in last.detail["problems"])
    said = _BROKEN.fill(count=last.detail["count"]) if problems else _HOLDS
    return _SAID.fill(at=moment(last.at), by=shown_name(last.actor_key, last.actor_name), verdict=said), problems


_NOTHING = Text("nothing", "无")
_NONE = Text("No year is frozen yet.", "尚无已冻结的年度。")
_CLOSED = Text(
    "Frozen years never change: figures and assessments are read from them. Years before {year} take no imports.",
    "年度快照冻结后不再改动，统计指标与考核均以快照为准。{year} 年以前的年度不再接受导入。",
)
_HOLDS = Text("everything holds", "全部完好")
_BROKEN = Text("problems found: {count}", "发现 {count} 处问题")
_SAID = Text("Verified {at} by {by}: {verdict}.", "{at} 由 {by} 校验：{verdict}。")
_COLUMNS = (
    Column("year", Text("Year", "年度"), main=True),
    Column("version", Text("Version", "版本"), Kind.NUMBER),
    Column("households", Text("Households", "户数"), Kind.NUMBER),
    Column("persons", Text("Persons", "人数"), Kind.NUMBER),
    Column("flaws", Text("Lacked when frozen", "冻结时的存疑事项")),
    Column("frozen_at", Text("Frozen at", "冻结时间"), Kind.MOMENT),
    Column("by", Text("By", "冻结人")),
    Column("reason", Text("Reason of the new version", "新版本理由")),
    Column("hash", Text("Hash of the manifest", "清单哈希值")),
)
