"""What about a firm has to be asked: each a question with its days, its money and the number of policy used."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from huiyin import policy
from huiyin.followup.industry.words import CLOSED, RUNNING, STATUSES
from huiyin.kernel.money import yuan
from huiyin.kernel.text import Text
from huiyin.policy import Parameter


class Sign(StrEnum):
    """What is odd about a firm and its households."""

    STOPPED = "stopped"
    UNPAID = "unpaid"
    SPLIT_EVENLY = "split_evenly"
    NO_POOR = "no_poor"
    BORROWED = "borrowed"
    UNTOLD = "untold"

    @property
    def label(self) -> Text:
        """What it is called."""
        return _LABELS[self]


@dataclass(frozen=True, slots=True)
class Due:
    """What a contract promised for a year and what was paid for it, in fen."""

    promised: int
    paid: int

    @property
    def unpaid(self) -> int:
        """What was promised and not paid."""
        return max(self.promised - self.paid, 0)


@dataclass(frozen=True, slots=True)
class Tie:
    """A contract with a household.

    Attributes:
        household: which, by any key.
        persons, is_poor: its members, and whether it was registered as poor when the contract was made.
        ends: the last day of the contract.
        dues: by year.
    """

    household: int
    persons: int
    is_poor: bool
    ends: date
    dues: Mapping[int, Due] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm as far as there is something to ask.

    Attributes:
        since: since when it is there.
        statuses: how it stood, by year.
        ties: its contracts.
        borrowed: what it uses of loans that were lent to households, in fen.
    """

    since: date
    statuses: Mapping[int, str] = field(default_factory=dict)
    ties: tuple[Tie, ...] = ()
    borrowed: int = 0

    @property
    def status(self) -> str:
        """How it stood in the latest year of which that is known; running where nothing is."""
        return self.statuses[max(self.statuses)] if self.statuses else RUNNING


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to be asked.

    Attributes:
        sign: what.
        since, until: the days between which it shows if nothing more is done; no last day where it stays.
        fen: the money that it concerns.
        words: in a sentence.
        parameter: the number of policy that was used; none where none was.
    """

    sign: Sign
    since: date
    until: date | None
    fen: int
    words: Text
    parameter: Parameter | None = None


def signs_of(firm: Firm, on: date) -> tuple[Told, ...]:
    """Say what has to be asked about a firm, from today on or later if nothing more is done.

    Raises:
        NoPackInForceError: no policy pack is in force on the day.
    """
    return (
        *_stopped(firm, on),
        *_unpaid(firm),
        *_evenly(firm, on),
        *_poor(firm, on),
        *_borrowed(firm, on),
        *_untold(firm),
    )


def _stopped(firm: Firm, on: date) -> Iterator[Told]:
    live = [tie for tie in firm.ties if tie.ends >= on]
    if firm.status != RUNNING and live:
        owed = sum(due.unpaid for tie in live for due in tie.dues.values())
        words = _STOPPED.fill(status=STATUSES.label_of(firm.status), count=len(live), amount=yuan(owed))
        yield Told(Sign.STOPPED, on, max(tie.ends for tie in live), owed, words)


def _unpaid(firm: Firm) -> Iterator[Told]:
    by_year: Counter[int] = Counter()
    for tie in firm.ties:
        for year, due in tie.dues.items():
            by_year[year] += due.unpaid
    late = sorted(year for year, fen in by_year.items() if fen)
    if late:
        words = _UNPAID.fill(year=late[0], amount=yuan(by_year[late[0]]))
        yield Told(Sign.UNPAID, date(late[0] + 1, 1, 1), None, by_year[late[0]], words)


def _evenly(firm: Firm, on: date) -> Iterator[Told]:
    least = policy.at(on).value("contracts_alike_households")
    years = {year for tie in firm.ties for year, due in tie.dues.items() if due.paid}
    if not years:
        return
    paid: Counter[int] = Counter()
    sizes = {}
    for tie in firm.ties:
        if (due := tie.dues.get(max(years))) is not None and due.paid:
            paid[tie.household] += due.paid
            sizes[tie.household] = tie.persons
    if len(paid) >= least.value and len(set(paid.values())) == 1 and len(set(sizes.values())) > 1:
        each = next(iter(paid.values()))
        words = _EVENLY.fill(count=len(paid), year=max(years), each=yuan(each))
        yield Told(Sign.SPLIT_EVENLY, on, None, sum(paid.values()), words, least)


def _poor(firm: Firm, on: date) -> Iterator[Told]:
    live = [tie for tie in firm.ties if tie.ends >= on]
    if live and not any(tie.is_poor for tie in live):
        yield Told(Sign.NO_POOR, on, max(tie.ends for tie in live), 0, _NO_POOR.fill(count=len(live)))


def _borrowed(firm: Firm, on: date) -> Iterator[Told]:
    if firm.borrowed:
        yield Told(Sign.BORROWED, on, None, firm.borrowed, _BORROWED.fill(amount=yuan(firm.borrowed)))


def _untold(firm: Firm) -> Iterator[Told]:
    if firm.status != CLOSED:
        year = max(firm.statuses) + 1 if firm.statuses else firm.since.year
        yield Told(Sign.UNTOLD, date(year + 1, 1, 1), None, 0, _UNTOLD.fill(year=year))


_LABELS = {
    Sign.STOPPED: Text("stopped with live contracts", "停业关闭而合同未止"),
    Sign.UNPAID: Text("promised and not paid", "承诺未兑付"),
    Sign.SPLIT_EVENLY: Text("split evenly", "平均分配"),
    Sign.NO_POOR: Text("no poor household", "未带动贫困户"),
    Sign.BORROWED: Text("uses households' loans", "户贷企用"),
    Sign.UNTOLD: Text("status not told", "运营状况未报"),
}
_STOPPED = Text(
    "It is {status}, and {count} contracts go on; {amount} yuan that they promise is not paid. What becomes of these "
    "households?",
    "主体现为“{status}”，仍有 {count} 份合同未到期，承诺未付 {amount} 元。这些农户如何安排？",
)
_UNPAID = Text("Of what was promised for {year}, {amount} yuan is not paid.", "{year} 年承诺的 {amount} 元尚未支付。")
_EVENLY = Text(
    "{count} households of different sizes got {each} yuan each for {year}. Was share, work or land looked at?",
    "{year} 年人口不同的 {count} 户各得 {each} 元，是否依据股份、劳动或土地？",
)
_NO_POOR = Text(
    "None of {count} households under contract was registered as poor.", "签约的 {count} 户签约时均不是建档立卡贫困户。"
)
_BORROWED = Text(
    "It uses {amount} yuan that was lent to households: such loans are borrowed, used and repaid by the household.",
    "使用了贷给农户的 {amount} 元：小额信贷应户借、户用、户还。",
)
_UNTOLD = Text("Nobody said how it stood in {year}.", "{year} 年运营状况尚未登记。")
