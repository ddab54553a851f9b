"""The long work of this app as jobs."""

from typing import Any

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.core.clock import now
from huiyin_web.jobs.models import kept
from huiyin_web.jobs.registry import JobKind, Report, register
from huiyin_web.jobs.works import asker
from huiyin_web.snapshots.actions.freeze_year import freeze_year
from huiyin_web.snapshots.actions.verify_all import verify_all
from huiyin_web.snapshots.followers import follow
from huiyin_web.snapshots.recording import FREEZE_JOB, VERIFY_JOB

_HOLDS = Text("Everything holds: nothing was changed.", "校验通过，未发现改动。")
_BROKEN = Text(
    "Problems found: {count}. Frozen years or the audit log were changed or damaged; see the page of frozen years.",
    "发现 {count} 处问题：年度快照或审计记录被改动或损坏，详见“年度快照”页。",
)


def register_jobs() -> None:
    """Register both; either may start again by itself when its worker died: it leaves all or nothing."""
    register(JobKind(FREEZE_JOB, _freeze, retry_safe=True))
    register(JobKind(VERIFY_JOB, _verify, retry_safe=True))


def _freeze(params: dict[str, Any], report: Report) -> dict[str, Any]:
    """Freeze `year` for the user `user` who has seen the flaws `seen`, with `reason` where it is a correction."""
    row = freeze_year(
        year=params["year"],
        by=asker(params),
        at=now(),
        report=report,
        seen=params.get("seen", {}),
        reason=params["reason"] or None,
        expected=params.get("version"),
    )
    follow(row.year, report)
    return {"year": row.year, "version": row.version, "hash": row.manifest_hash, "url": reverse("snapshots:list")}


def _verify(params: dict[str, Any], _: Report) -> dict[str, Any]:
    """Verify everything for the user `user`."""
    count = len(verify_all(by=asker(params), at=now()))
    told = {"message": kept(_BROKEN.fill(count=count)), "tone": "bad"} if count else {"message": kept(_HOLDS)}
    return {"problems": count, "url": reverse("snapshots:list"), **told}
