"""What came of training: who passed, who has a job, and the rates with what they are rates of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from huiyin import policy
from huiyin.followup.documents import LEFT_OUT, names_a_document
from huiyin.followup.shares import Share, share_of
from huiyin.followup.training.words import LONGEST_CERTIFICATE
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Parameter, Reason, Verdict
from huiyin.policy.days import months_later

_ROUNDS = ("training_job_first", "training_job_second")


@dataclass(frozen=True, slots=True)
class Counted:
    """People of some courses: joined, with a result, passed; asked about a job after both times, and with one.

    `asked` and `working` stand in the order of the times at which people are asked.
    """

    joined: int = 0
    judged: int = 0
    passed: int = 0
    asked: tuple[int, int] = (0, 0)
    working: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Rates:
    """The pass rate, and the job rate after both times; each with its interval."""

    passed: Share
    jobs: tuple[Share, Share]


def rates_of(counted: Counted) -> Rates:
    """Give the rates: passed of those with a result, with a job of those who passed and were reached.

    Example:
        >>> found = rates_of(Counted(joined=12, judged=10, passed=9, asked=(8, 0), working=(6, 0)))
        >>> found.passed.share, found.jobs[0].share, found.jobs[1].share
        (0.9, 0.75, None)
    """
    first, second = (share_of(has, of) for has, of in zip(counted.working, counted.asked, strict=True))
    return Rates(share_of(counted.passed, counted.judged), (first, second))


def least_rates(on: date) -> tuple[Parameter, Parameter]:
    """Give the least pass rate and the least job rate of a day."""
    now = policy.at(on)
    return now.value("training_pass_least"), now.value("training_job_least")


def job_rounds(ended: date) -> tuple[tuple[int, date], ...]:
    """Give the months after which somebody is asked about a job, each with its day, the first one first.

    Example:
        >>> [(months, day.isoformat()) for months, day in job_rounds(date(2016, 11, 30))]
        [(3, '2017-02-28'), (6, '2017-05-30')]
    """
    months = (int(policy.at(ended).value(key).value) for key in _ROUNDS)
    return tuple((one, months_later(ended, one)) for one in months)


def decide_result(*, passed: bool, attended: int, days: int, certificate: str, ended: date, on: date) -> Decision:
    """Say whether a result may be recorded on a day: after the course, and a pass only for whoever was there.

    Args:
        passed: the result.
        attended: on how many days the person was there.
        days: of how many.
        certificate: its number; empty for none.
        ended: the last day of the course.
        on: today.
    """
    return Decision("result", tuple(_result(passed, attended, days, certificate, ended, on)))


def decide_job(*, passed: bool | None, asked_on: date, due: date, on: date) -> Decision:
    """Say whether somebody's job may be recorded: of whoever passed, from the day on which they are to be asked."""
    return Decision("job", tuple(_job(passed, asked_on, due, on)))


def _result(passed: bool, attended: int, days: int, certificate: str, ended: date, on: date) -> Iterator[Reason]:
    least = policy.at(ended).value("training_attendance_least")
    if on < ended:
        yield _missing("on", _BEFORE_END.fill(ends=ended))
    if passed and attended < least.value * days:
        words = _ABSENT.fill(attended=attended, days=days, least=f"{float(least.value) * 100:g}")
        yield Reason("attended", Verdict.MISSING, words, least)
    if certificate and not passed:
        yield _missing("certificate", _NO_CERTIFICATE)
    if len(certificate) > LONGEST_CERTIFICATE:
        yield _missing("certificate", _LONG.fill(length=len(certificate), most=LONGEST_CERTIFICATE))
    if names_a_document(certificate):
        yield _missing("certificate", LEFT_OUT)


def _job(passed: bool | None, asked_on: date, due: date, on: date) -> Iterator[Reason]:
    if not passed:
        yield _missing("passed", _NOT_PASSED)
    if not due <= asked_on <= on:
        yield _missing("on", _WHEN.fill(due=due, today=on))


def _missing(name: str, words: Text) -> Reason:
    return Reason(name, Verdict.MISSING, words, field=name)


_BEFORE_END = Text("the course ends on {ends}; results come after it", "培训班 {ends} 结束，结束后方可登记结果")
_ABSENT = Text(
    "was there on {attended} of {days} days; whoever passes was there on {least}% of them at least",
    "出勤 {attended} 天（共 {days} 天），结业须不低于 {least}%",
)
_NO_CERTIFICATE = Text("a certificate is for whoever passed", "未合格的不发证书")
_LONG = Text(
    "the certificate's number has {length} characters; {most} are allowed", "证书编号 {length} 字，最多 {most} 字"
)
_NOT_PASSED = Text("has not passed the course", "未取得合格")
_WHEN = Text("is asked from {due} on, not after today ({today})", "回访日期应在 {due} 之后，不晚于今日（{today}）")
