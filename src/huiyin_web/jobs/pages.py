"""What the templates of the jobs app get."""

from dataclasses import dataclass
from datetime import datetime

from huiyin.kernel.text import Text


@dataclass(frozen=True, slots=True)
class JobRow:
    """One job as people see it."""

    number: int
    title: Text
    state: Text
    tone: str  # the tag's colour and shape: idle, go, good, warn, bad
    is_open: bool  # queued or running: the page asks again by itself
    progress: float  # 0 to 1
    message: Text | None
    error_code: str
    error: Text | None
    by: Text | str
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    attempts: int
    result_url: str  # where what it made is to be seen; empty for none
    may_cancel: bool
    may_retry: bool


@dataclass(frozen=True, slots=True)
class JobsPage:
    """The list of jobs, newest first."""

    rows: tuple[JobRow, ...]
    open_count: int  # queued or running among the rows
    whose: str  # mine, area
    may_see_area: bool
    next_before: int | None  # the key of the next page; none on the last


@dataclass(frozen=True, slots=True)
class JobPage:
    """One job."""

    job: JobRow
