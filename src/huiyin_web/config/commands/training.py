"""The demo's courses, made up: of past years with results and jobs, some whose people are to be asked, some running."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.db.models import Case, Q, When
from django.utils import timezone

from huiyin.followup.training import SKILLS
from huiyin.kernel.places import Level, ancestor, code_range, prefix_of
from huiyin_web.access.actor import platform
from huiyin_web.access.models import User
from huiyin_web.config.commands.cast import WORKER
from huiyin_web.core.clock import day_of
from huiyin_web.places.models import Organisation, Place
from huiyin_web.projects.models import Project
from huiyin_web.registry.models import Person
from huiyin_web.registry.queries.members import present
from huiyin_web.training.actions.carry_over import Line, Taken, carry_over
from huiyin_web.training.actions.set_up_course import Terms

_WHOLE = 1_400  # courses of the whole province
_LEAST = 90
_FEWEST, _MORE = 10, 15  # people of a course
_DAYS, _WHOLE_DAYS = 12, 20
_BORN = (date(1960, 1, 1), date(1996, 1, 1))
_JOBS = ("employed", "employed", "own", "none", "employed", "unreached", "employed")


@dataclass(frozen=True, slots=True)
class _Life:
    """When a course began: in a year, or so many days ago; `asked` is how often its people were asked about a job."""

    year: int = 0
    ago: int = 0
    asked: int = 0
    judged: bool = True


_LIVES = (
    _Life(year=2015, asked=2), _Life(year=2016, asked=2), _Life(ago=260, asked=1), _Life(ago=130),
    _Life(year=2016, asked=2), _Life(ago=9, judged=False), _Life(year=2015, asked=2), _Life(ago=150),
)  # fmt: skip


def train(*, scale: float, at: datetime) -> None:
    """Carry courses over, as an office brings in what it had kept in a workbook."""
    counties = list(Place.objects.filter(level=Level.COUNTY, valid_to__isnull=True).order_by("code"))
    rounds = -(-max(_LEAST, round(_WHOLE * scale)) // len(counties))
    schools = Q(name__contains="学校") | Q(name__contains="学院") | Q(name__contains="大学")
    teachers = list(Organisation.objects.filter(schools).order_by("number").values_list("number", flat=True))
    paying = _projects()
    ledger: list[Line] = []
    for place in counties:
        people = _people(place.pk, most=rounds * (_FEWEST + _MORE))
        each = max(len(people) // rounds, 1)
        for number in range(rounds):
            chosen = people[number * each : (number + 1) * each]
            line = _line(number, place, chosen, teachers, paying.get(place.pk), at=at)
            ledger += [line, *_elsewhere(line, number)]
    ledger.sort(key=lambda line: line.terms.begins_on)
    carry_over(ledger=ledger, by=platform("demo"), at=at)


def _people(county: str, *, most: int) -> list[tuple[int, str]]:
    """Give people of a county who can work, each with their village; those of the cast's village worker first."""
    cast = Case(When(household__village_code=User.objects.get(username=WORKER).place_code, then=0), default=1)
    low, high = code_range(prefix_of(county))
    rows = Person.objects.filter(
        household__village_code__gte=low, household__village_code__lte=high, birth_date__range=_BORN,
        labour__in=("ordinary", "skilled", "weak"), schooling="none",
    )  # fmt: skip
    return list(present(rows).order_by(cast, "household_id", "pk").values_list("pk", "household__village_code")[:most])


def _projects() -> dict[str, int]:
    """Give a project of training of each county, if it has one."""
    rows = Project.objects.filter(kind="training").order_by("-pk").values_list("place_code", "pk")
    return {ancestor(code, Level.COUNTY): key for code, key in rows}


def _line(
    number: int, county: Place, people: Sequence[tuple[int, str]], teachers: Sequence[str], project: int | None, *,
    at: datetime,
) -> Line:  # fmt: skip
    turn = number + int(county.pk[2:6])
    life, skill = _LIVES[turn % len(_LIVES)], SKILLS.codes[turn % (len(SKILLS.codes) - 1)]
    begins = date(life.year, 3 + number % 7, 1 + number % 20) if life.year else day_of(at) - timedelta(life.ago)
    place = ancestor(people[0][1], Level.TOWNSHIP) if people and number % 3 else county.pk
    terms = Terms(
        f"{county.name}{skill.label.zh}培训班{number + 1}（示范）", skill.key,
        teachers[turn % len(teachers)] if teachers else county.pk, place, begins, begins + timedelta(_WHOLE_DAYS - 1),
        _DAYS, max(len(people), 1) + number % 5, 1_500_00 * max(len(people), 1),
    )  # fmt: skip
    done = len(list(_days_until(begins, day_of(at))))
    taken = tuple(_taken(order, person, life, done, turn) for order, (person, _village) in enumerate(people))
    by = replace(platform("demo-county"), organisation=county.pk)
    moment = datetime.combine(begins - timedelta(20), time(10), timezone.get_default_timezone())
    return Line(terms, by, moment, taken, project)


def _days_until(begins: date, today: date) -> Iterator[int]:
    yield from range(1, min(_DAYS, (today - begins).days + 1) + 1)


def _taken(number: int, person: int, life: _Life, done: int, turn: int) -> Taken:
    """Give somebody: of fourteen one hardly comes and fails, of 23 one fails at the end."""
    days = tuple(range(1, (done // 2 if number % 14 == 5 else done) + 1))  # noqa: PLR2004
    if not life.judged:
        return Taken(person, days)
    passed = number % 14 != 5 and (number + turn) % 23 != 4  # noqa: PLR2004
    jobs = tuple(_JOBS[(number + turn + asked) % len(_JOBS)] for asked in range(life.asked)) if passed else ()
    return Taken(person, days, passed, f"示范字第{turn:04d}{number:02d}号" if passed else "", jobs)


def _elsewhere(line: Line, number: int) -> Iterator[Line]:
    """Let one person of a course be at another one, elsewhere, on two of its days: a question for the county."""
    county = ancestor(line.terms.place_code, Level.COUNTY)
    if number % 7 == 1 and line.people and line.terms.place_code != county:
        one = line.people[0]
        terms = replace(
            line.terms, title=f"{line.terms.title}（补）", place_code=county, places=5,
            skill=SKILLS.codes[-1].key, cost=1_500_00,
        )  # fmt: skip
        yield replace(line, terms=terms, people=(Taken(one.person, (1, 2)),))
