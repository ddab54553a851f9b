"""Where an exchange stands, in words: its state, and what to do next."""

from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Tone
from huiyin_web.exchange.models import Exchange
from huiyin_web.exchange.steps import COMPARE, DECIDE, WRITE
from huiyin_web.jobs.models import Job, JobState, told
from huiyin_web.jobs.works import is_at_work

_WAITS, _COMPARED = Text("waiting", "待核对"), Text("compared", "已核对")
_REFUSED, _CLOSED = Text("refused", "已退回"), Text("closed", "已结束")
_WORK = {
    COMPARE: Text("being compared", "正在核对"),
    DECIDE: Text("being decided about", "正在批量处理"),
    WRITE: Text("being written", "正在生成回传文件"),
}
_FAILED, _BROKEN_OFF = Text("comparison failed", "核对失败"), Text("comparison cancelled", "核对已取消")
_GOES_ON = Text("Wait; it goes on by itself. You may close this page.", "请稍候，系统正在处理；可以关闭本页。")
_MEND = Text("Mend the export and upload it again. Nothing of it was kept.", "请修正导出文件后重新上传。文件未保留。")
_AGAIN = Text(
    "Have it compared again, or close it. Nothing differs yet.", "请重新核对，或结束本次核对。目前没有差异记录。"
)
_DECIDE = Text("{open:,} of {total:,} differences wait for a decision.", "差异 {total:,} 项，待处理 {open:,} 项。")
_NOTHING = Text("Nothing differs. See which rows one side alone has.", "没有差异。请查看仅一方有的记录。")
_GONE = Text(
    "Its files and its rows are deleted. Differences: {theirs:,} theirs taken, {ours:,} ours kept, {left:,} left.",
    "文件和记录已删除；采用全国系统 {theirs:,} 项，保留本系统 {ours:,} 项，未处理 {left:,} 项。",
)
_NEVER = Text("It was closed before it was compared; its files are deleted.", "未核对即结束；文件已删除。")


@dataclass(frozen=True, slots=True)
class Standing:
    """The word of a state with shape and colour, and what to do next."""

    state: Text
    tone: Tone
    next: Text


def state_of(one: Exchange) -> Text:
    """Say where an exchange stands, whatever is at work on it."""
    if one.closed_at:
        return _CLOSED
    if one.refusal:
        return _REFUSED
    return _COMPARED if one.compared_at else _WAITS


def standing(one: Exchange, job: Job | None, *, undecided: int = 0, total: int = 0) -> Standing:
    """Say where an exchange stands.

    Args:
        one: the exchange.
        job: its latest job.
        undecided: how many differences in reach wait.
        total: how many there are.
    """
    if one.closed_at:
        return Standing(_CLOSED, "", _GONE.fill(**one.outcome) if one.outcome else _NEVER)
    if one.refusal:
        return Standing(_REFUSED, "bad", _MEND)
    if job is not None and is_at_work(job):
        return Standing(_WORK[job.kind], "go", _GOES_ON)
    if one.compared_at:
        words = _DECIDE.fill(open=undecided, total=total) if total else _NOTHING
        return Standing(_COMPARED, "warn" if undecided else "good", words)
    if job is not None and job.state in {JobState.FAILED, JobState.CANCELLED}:
        failed = job.state == JobState.FAILED
        return Standing(_FAILED if failed else _BROKEN_OFF, "bad" if failed else "warn", _AGAIN)
    return Standing(_WAITS, "warn", _AGAIN)


def failure_of(one: Exchange, job: Job | None) -> Text | None:
    """Say why an export was refused or its latest job came to nothing, if it did."""
    if one.refusal:
        return told(one.refusal)
    return told(job.error) if job is not None and job.state == JobState.FAILED else None


def result_of(job: Job | None) -> Text | None:
    """Say what the latest job came to, if it has something to say."""
    return told((job.result or {}).get("message")) if job is not None and job.state == JobState.DONE else None
