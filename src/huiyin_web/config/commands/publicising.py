"""The demo's publicity plan, all made up: published, corrected, cleared, waiting, sent back, dropped, and late."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction

from huiyin.followup.publicising import Act, Given
from huiyin_web.access.actor import platform
from huiyin_web.config.commands.leading import GROUP
from huiyin_web.core.clock import day_of
from huiyin_web.leadership.actions.act_on_piece import act_on_piece
from huiyin_web.leadership.actions.propose_piece import PieceTerms, propose_piece

_CLEARER = replace(platform("demo-prefecture"), place_codes=GROUP.place_codes)
_OUT = ("clear", "publish")
_TOLD = (  # topic, outlet, its kind, audience, how many days ago, planned in how many from then, what was done
    ("牦牛合作社带动增收（示范）", "示范日报", "newspaper", "public", 70, 14, _OUT),
    ("第一书记驻村一年（示范）", "示范广播", "broadcast", "villagers", 58, 12, _OUT),
    ("易地搬迁后续扶持问答（示范）", "示范网", "website", "villagers", 47, 10, (*_OUT, "correct")),
    ("帮扶单位承诺兑现情况（示范）", "示范微信号", "messenger", "partners", 33, 9, _OUT),
    ("通村路建设进度（示范）", "示范日报", "newspaper", "public", 30, 12, ("clear",)),
    ("饮水安全入户检测（示范）", "示范广播", "broadcast", "villagers", 26, 14, ()),
    ("考核办法解读（示范）", "示范网", "website", "officials", 20, 30, ("clear",)),
    ("产业到户典型（示范）", "示范日报", "newspaper", "public", 14, 28, ()),
    ("东西部扶贫协作进展（示范）", "示范网", "website", "partners", 12, 25, ("return",)),
    ("技能培训报名（示范）", "乡镇宣传栏", "board", "villagers", 9, 20, ("return", "revise")),
    ("年度会商安排（示范）", "示范微信号", "messenger", "partners", 6, 16, ("clear",)),
    ("旧数据通稿（示范）", "示范日报", "newspaper", "public", 40, 8, ("drop",)),
)
_WORDS = "内容提要见附稿；数据以台账和承诺核验结果为准（示范文本）。"
_FIX = "“12 个村”应为“11 个村”（示范）"
_WHY = {"correct": "统计口径更正（示范）", "return": "请补充数据来源（示范）", "drop": "内容已过时（示范）"}


@transaction.atomic
def publicise(*, at: datetime) -> None:
    """Propose each piece and let it go its way; another person of the office clears it."""
    for place, (topic, outlet, kind, audience, ago, days, acts) in enumerate(_TOLD, start=1):
        began = at - timedelta(ago)
        terms = PieceTerms(topic, _WORDS, outlet, kind, audience, day_of(began) + timedelta(days))
        row = propose_piece(terms=terms, by=GROUP, at=began)
        for seen, act in enumerate(acts):
            when = began + timedelta(2 + 3 * seen)
            given = Given(_FIX if act == "correct" else _WORDS, _WHY.get(act, ""), f"示范刊号 {place}", day_of(when))
            by = _CLEARER if act in {"clear", "return"} else GROUP
            act_on_piece(piece=row.pk, act=Act(act), seen=seen, given=given, by=by, at=when)
