"""What is asked about land and herds, against the household's past and its village: one mu turned into five."""

from collections.abc import Iterator, Mapping

from huiyin.kernel.text import Text
from huiyin.policy import Parameter
from huiyin.policy.decision import Reason, Verdict
from huiyin.rules.casework.asked import Asked
from huiyin.rules.casework.checks.incomes import YEAR
from huiyin.rules.casework.evidence import BY_KEY
from huiyin.rules.casework.words import SIZES

_JUMP = Text(
    "{what}: rose from {past} in {before} to {now}, more than {times} times. How?",
    "{what}由 {before} 年的 {past} 增至 {now}，超过 {times} 倍，请说明原因。",
)
_PEERS = Text(
    "{what}: {now}, more than {times} times the village's median of {median}. How?",
    "{what} {now}，超过本村中位数 {median} 的 {times} 倍，请说明原因。",
)
_ANSWERED = Text("The questions about land and herds were answered.", "对土地、牲畜的疑问已作说明。")
_UNANSWERED = Text(
    "A question about land or herds is open. Answer it in words.", "对土地、牲畜的疑问尚未说明，请补充说明。"
)
_NO_QUESTION = Text("Nothing about land and herds is out of the ordinary.", "土地、牲畜无异常。")


def sizes_answered(asked: Asked) -> Iterator[Reason]:
    """Ask about land or a herd that rose more, or is larger, than the parameter's number of times."""
    times = asked.parameter()
    questions = tuple(words for key in SIZES for words in _questions(asked, key, times))
    if not questions:
        yield asked.told(_NO_QUESTION, times, met=True)
        return
    yield from (Reason(asked.check.key, Verdict.QUESTION, words, times) for words in questions)
    answered = asked.given("size_answer") is not None
    yield asked.told(_ANSWERED if answered else _UNANSWERED, times, met=answered)


def _questions(asked: Asked, key: str, times: Parameter) -> Iterator[Text]:
    now, year, known = asked.given(key), asked.whole(YEAR), asked.case.known
    if not isinstance(now, int | float):
        return
    values = {"what": BY_KEY[key].label.sentence(), "now": f"{now:g}", "times": times.value}
    before = _before(known.past_sizes.get(key, {}), year)
    if before is not None and now > before[1] * float(times.value):
        yield _JUMP.fill(before=before[0], past=f"{before[1]:g}", **values)
    median = known.village_sizes.get(key)
    if median and now > median * float(times.value):
        yield _PEERS.fill(median=f"{median:g}", **values)


def _before(past: Mapping[int, float], year: int) -> tuple[int, float] | None:
    """Give the last entry of a year before the one that was counted, or else of that year; none where there is none."""
    earlier = [one for one in past if one < year] or [one for one in past if one == year]
    return (max(earlier), past[max(earlier)]) if earlier else None
