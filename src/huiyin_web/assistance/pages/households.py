"""All that this app's templates get, and what its exports are made from: one frozen dataclass a page."""

from dataclasses import dataclass
from datetime import date

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Figure, Tone
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Table


@dataclass(frozen=True, slots=True)
class Home:
    """A household as its visitor sees it: no name in full, no number of a document, no illness.

    Attributes:
        id: its permanent id.
        url: where a visit to it is filled in.
        head: the masked name of its head.
        under: what tells it from others of the same name: number, group, members.
        state, tone: when it is due, as a tag.
        is_due: whether it is due today or was before.
        seen: when somebody of it was last met, and how it was then.
        agreed: what was agreed then, if anything and if it is not what is asked about.
        promise: the visit with the oldest promise that nobody answered yet, about which the next visit asks; or none.
        promised_on, promised: when that was, and what was agreed.
        owed_on: the day by which it is to be seen again after a visit today.
    """

    id: int
    url: str
    head: str
    under: Text
    state: Text
    tone: Tone
    is_due: bool
    seen: Text
    agreed: str
    promise: int | None
    promised_on: date | None
    promised: str
    owed_on: date


@dataclass(frozen=True, slots=True)
class HomeGroup:
    """Some of one's households, longest unseen first."""

    title: Text
    homes: tuple[Home, ...]


@dataclass(frozen=True, slots=True)
class MyPage:
    """Somebody's households on their phone.

    Attributes:
        title, lead: what the page is, and how many are due.
        user: the key of the account, to which what its phone keeps belongs.
        asked: what was searched for.
        notes: what else is due, and where.
        groups: those that are due, and the others.
        left_out: how many more there are than a phone keeps, and how they are found.
        days: for how many days a phone keeps them.
        kept: what is kept on the phone, and for how long.
        made_up: whether the people are made up.
    """

    title: Text
    lead: Text
    user: str
    asked: str
    notes: tuple[Crumb, ...]
    groups: tuple[HomeGroup, ...]
    left_out: Text | None
    days: int
    kept: Text
    made_up: bool


@dataclass(frozen=True, slots=True)
class VisitPage:
    """Where a visit is filled in.

    Attributes:
        title: what the page is.
        crumbs: the way to it.
        user: the key of the account that fills it in.
        home: the household; none on the page that a phone keeps for a day without a signal.
        home_url: the household's own page.
        made_up: whether the people are made up.
    """

    title: Text
    crumbs: tuple[Crumb, ...]
    user: str
    home: Home | None
    home_url: str
    made_up: bool


@dataclass(frozen=True, slots=True)
class VisitsPage:
    """Visits in a place: how many families were seen, what they answered, who was never seen.

    Attributes:
        title, lead: the place and the sentence that says how it stands.
        crumbs: the way to the place.
        code: the place.
        name: its name.
        figures: the headline; none above a county.
        places: what lies beneath, or the villages of a township or county.
        needs: what families say they need.
        homes: a village's households, longest unseen first; none elsewhere.
        made_up: whether the people are made up.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    code: str
    name: Text
    figures: tuple[Figure, ...]
    places: Table | None
    needs: Table | None
    homes: Table | None
    made_up: bool


@dataclass(frozen=True, slots=True)
class WithdrawPage:
    """Where a help that was recorded by hand is withdrawn.

    Attributes:
        title, lead: what the page is, and what withdrawing does.
        crumbs: the way to it, from the household.
        facts: the help, and who recorded it when.
        back: the household's own page.
        made_up: whether the people are made up.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    facts: tuple[tuple[Text, Text | str], ...]
    back: str
    made_up: bool


@dataclass(frozen=True, slots=True)
class HelpPage:
    """Where a help that a household received is filled in.

    Attributes:
        title, lead: what the page is, and what belongs in it.
        crumbs: the way to it, from the household.
        back: the household's own page.
        made_up: whether the people are made up.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    back: str
    made_up: bool
