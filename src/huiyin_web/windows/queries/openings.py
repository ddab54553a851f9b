"""What is open where: the declared windows and exceptions as the library takes them, and what it says of them."""

from datetime import date

from huiyin import policy
from huiyin.kernel.places import ancestors
from huiyin.kernel.text import Text
from huiyin.policy import NoPackInForceError, Process
from huiyin.rules import windows as rules
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.queries import place_names
from huiyin_web.windows.models import Exemption, Window

_Declared = tuple[list[rules.Window], list[rules.Excepted]]
_TITLE = Text("What is open here", "当前办理窗口")
_COLUMNS = (
    Column("process", Text("Process", "流程")),
    Column("state", Text("Today", "今日"), main=True),
    Column("until", Text("Open until the end of", "开放至"), Kind.DAY),
    Column("next", Text("Next opening", "下次开放"), Kind.DAY),
    Column("why", Text("Why", "说明")),
)
_IS_OPEN, _IS_CLOSED = Text("open", "开放"), Text("closed", "未开放")
_NO_PROCESS = Text("The policy of this day has no process.", "当日生效的政策没有办理流程。")


def processes() -> dict[str, Process]:
    """Give every process that any pack has, by key, in its latest wording."""
    return {key: one for pack in policy.shipped_packs() for key, one in pack.processes.items()}


def closable() -> list[tuple[str, Text]]:
    """Give the processes that a window may be declared for, by key: all but those that a regulation keeps open."""
    return [(key, one.label.sentence()) for key, one in processes().items() if one.always_open is None]


def opening_of(process: Process, place_code: str, *, on: date, household: int | None = None) -> rules.Opening:
    """Say whether a process may be begun at a place on a day, for a household where it is known."""
    around = [place_code, *ancestors(place_code)]
    windows = Window.objects.filter(process=process.key, place_code__in=around)
    exceptions = Exemption.objects.filter(process=process.key, place_code__in=around, closes_on__gte=on)
    return rules.is_open(process, place_code, on, *_declared([*windows], [*exceptions]), household=household)


def openings_table(place_code: str, *, on: date) -> Table:
    """Give what is open at a place on a day, process by process, until when and when next."""
    try:
        known = policy.at(on).pack.processes
    except NoPackInForceError:
        known = {}
    around = [place_code, *ancestors(place_code)]
    declared = _declared(
        list(Window.objects.filter(place_code__in=around)),
        list(Exemption.objects.filter(place_code__in=around, closes_on__gte=on, household__isnull=True)),
    )
    return Table(
        _TITLE,
        _COLUMNS,
        [_row(one, rules.is_open(one, place_code, on, *declared)) for one in known.values()],
        empty=_NO_PROCESS,
    )


def as_window(row: Window, area: Text) -> rules.Window:
    """Give a window as the library takes it."""
    return rules.Window(row.pk, row.process, row.place_code, area, row.opens_on, row.closes_on)


def _declared(windows: list[Window], exceptions: list[Exemption]) -> _Declared:
    """Give both as the library takes them, with the names of their areas."""
    codes = {one.place_code for one in (*windows, *exceptions)}
    names = place_names(codes) if codes else {}
    return (
        [as_window(one, names[one.place_code]) for one in windows],
        [
            rules.Excepted(
                one.pk, one.process, one.place_code, names[one.place_code], one.opens_on, one.closes_on,
                one.household_id,
            )
            for one in exceptions
        ],
    )  # fmt: skip


def _row(process: Process, opening: rules.Opening) -> Row:
    state = Cell(_IS_OPEN, tone="good") if opening.is_open else Cell(_IS_CLOSED, tone="warn")
    why = opening.reasons[0].words
    return Row((process.label.sentence(), state, opening.until, opening.opens_on, why))
