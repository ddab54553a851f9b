"""All that the templates of training get, and what their exports are made from: one frozen dataclass a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Figure
from huiyin_web.core.parts import Crumb, Pager
from huiyin_web.core.tables import Table


@dataclass(frozen=True, slots=True)
class CoursesPage:
    """The list of courses.

    Attributes:
        title, lead: what it is.
        filters: what is asked, as a form keeps it.
        figures: what all of them came to.
        courses: one turn of the list.
        providers, places: what they came to by who teaches and by place.
        pager: where the list stands.
        may_set_up: whether the reader sets courses up.
        due_url: the list of people to be asked; empty for who asks nobody.
        questions: how many questions are open in reach; none for who answers none.
    """

    title: Text
    lead: Text
    filters: Mapping[str, str]
    figures: tuple[Figure, ...]
    courses: Table
    providers: Table
    places: Table
    pager: Pager
    may_set_up: bool
    due_url: str
    questions: int | None


@dataclass(frozen=True, slots=True)
class SetUpPage:
    """The form by which a course is set up.

    Attributes:
        title, lead: what it is.
        crumbs: the way to it.
        known: what the form begins with.
        offices: names of offices to choose from as one types.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    known: Mapping[str, object]
    offices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoursePage:
    """One course.

    Attributes:
        id: its id.
        title, lead: what it is.
        crumbs: the way to it.
        facts: where, by whom, when, with which money.
        figures: joined, passed, with a job.
        people: who takes part that the reader sees; none for who sees no households.
        may_keep: whether the reader enters people, attendance and results.
        seen: how much was done.
        attendance, results: the lines that those forms begin with.
    """

    id: int
    title: str
    lead: Text
    crumbs: tuple[Crumb, ...]
    facts: tuple[tuple[Text, Text | str | Crumb], ...]
    figures: tuple[Figure, ...]
    people: Table | None
    may_keep: bool
    seen: int
    attendance: str
    results: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody to be asked about a job: the id of their place in a course, who they are, since when."""

    id: int
    name: str
    number: str
    under: Text
    since: date
    late: Text | str


@dataclass(frozen=True, slots=True)
class DuePage:
    """People to be asked about a job by now.

    Attributes:
        title, lead: what it is.
        crumbs: the way to it.
        people: the first of them, the longest overdue first.
        whole: all of them that a page holds, for a file.
        words: how many there are.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    people: tuple[Asked, ...]
    whole: Table
    words: Text


@dataclass(frozen=True, slots=True)
class Question:
    """Somebody who would have been at two courses at once: both courses, and the days in words."""

    id: int
    who: str
    words: Text
    one: Crumb
    other: Crumb


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """Open questions about attendance.

    Attributes:
        title, lead: what it is.
        crumbs: the way to it.
        questions: the first of them, the oldest first.
        words: how many there are.
        answered: the last that were answered.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    questions: tuple[Question, ...]
    words: Text
    answered: Table
