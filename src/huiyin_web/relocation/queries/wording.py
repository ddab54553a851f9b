"""How relocation is worded in lists and on its pages."""

from huiyin.followup.relocation import State
from huiyin.kernel.text import Text
from huiyin.records.codes import RELOCATION
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin_web.core.amounts import Tone
from huiyin_web.core.tables import Cell
from huiyin_web.core.templatetags.wording import number
from huiyin_web.relocation.models import Move, Scheme

TITLE = Text("Relocation", "易地搬迁")
TONES: dict[State, Tone] = {
    State.OFFERED: "warn", State.CONSENTED: "go", State.HOUSED: "go", State.MOVED: "good", State.DECLINED: "",
    State.WITHDRAWN: "bad",
}  # fmt: skip
_NAMED = Text("{number}. {kind}", "{number}。{kind}")
_AREA = Text("{area} m2, {each} m2 a person", "{area} 平方米，人均 {each} 平方米")
_LATE = Text("{days} days overdue", "已超期 {days} 天")


def named(row: Scheme) -> Text:
    """Say a scheme's number and kind."""
    return _NAMED.fill(number=row.number, kind=RELOCATION.label_of(row.kind).sentence())


def head_of(row: Move) -> str:
    """Give the masked name of the head of a household."""
    return masked(row.household.head_name, Mask.NAME)


def area_of(row: Move) -> Text | str:
    """Say how large a house is, and for each person; nothing without one."""
    return "" if row.area is None else area_said(row.area, row.persons)


def area_said(area: int, persons: int) -> Text:
    """Say an area in hundredths of a square metre, in all and a person."""
    return _AREA.fill(area=number(area / 100, 2), each=number(area / 100 / max(persons, 1), 2))


def state_cell(row: Move) -> Cell:
    """Give the state of a household as a cell."""
    state = State(row.state)
    return Cell(state.label, tone=TONES[state])


def late_by(days: int) -> Text | str:
    """Say by how many days something is late; nothing where it is not."""
    return _LATE.fill(days=days) if days > 0 else ""
