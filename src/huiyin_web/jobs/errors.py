"""What ends a job other than its success."""

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text


class Cancelled(Exception):  # noqa: N818  nothing went wrong: somebody asked for it
    """Raised by a report when somebody asked for the job to end."""


class Stopped(Exception):  # noqa: N818  likewise
    """Raised by a report when the worker itself is being stopped."""


class JobKindError(HuiyinError):
    """A job whose kind no app has registered: it was queued by another version."""

    code = "JOB_KIND"
    template = Text(
        "The kind of work '{kind}' is unknown to this version. Start the work again from its own page.",
        "本版本没有“{kind}”这类任务。请到相应页面重新发起。",
    )


WORKER_STOPPED = Text("The worker stopped; retry.", "后台程序中断，请重试。")
INTERNAL = Text(
    "The fault is ours, not your data's. Retry; if it fails again, tell your technician: log entry 'job {number}'.",
    "这是程序故障，不是您的数据问题。请重试；若仍失败，请告知技术人员查看日志“job {number}”。",
)
