"""Find a household by its number, now or before, or its head's name, a place by name or code; an ID only by post."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from huiyin.kernel.text import Text
from huiyin.records.repairing import repaired_sign
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.parts import COUNTED_TO, Pager
from huiyin_web.core.tables import Table
from huiyin_web.overview.pages import SearchPage
from huiyin_web.overview.queries.found_places import find_places
from huiyin_web.overview.queries.households import households_table
from huiyin_web.places.queries import place_names
from huiyin_web.registry.pages.households import FoundHouseholds
from huiyin_web.registry.permissions import may_find_by_beginning
from huiyin_web.registry.queries.finding import find_by_member
from huiyin_web.registry.queries.households import find_by_document, find_households
from huiyin_web.snapshots.queries import people_are_made_up

PAGE_ROWS = 50
_TITLE = Text("Find", "查找")
_FOUND = Text("Households found", "查到的农户")
_NO_HOUSEHOLD = Text("No household was found in your area.", "在您的管辖范围内没有查到农户。")
_BY_BEGINNING = Text(
    "Write a number, a name or its pinyin from the beginning, its initials whole, or the last four digits of an ID or "
    "a phone; a former number whole; an ID number whole, in its own field.",
    "编号、姓名或姓名拼音请从开头输入；也可输入姓名拼音首字母，或证件号、电话的末四位；变更前的编号须完整输入；"
    "身份证号须在专用栏内完整输入。",
)
_BY_WHOLE_NAME = Text(
    "Write a number from its beginning; a name or its pinyin whole, as names are masked for your role; the last four "
    "digits of an ID or a phone; a former number whole; an ID number whole, in its own field.",
    "编号请从开头输入；您的角色只能查看脱敏姓名，因此姓名或其拼音须完整输入；也可输入证件号、电话的末四位；"
    "变更前的编号须完整输入；身份证号须在专用栏内完整输入。",
)
_PLACES_ONLY = Text(
    "Write a place's code from its beginning, or any part of its name.",
    "区划代码请从开头输入；地区名称可输入任意部分。",
)
_BEFORE = Text(
    "By household number, name or pinyin, last digits of an ID or a phone, or place. Only what lies in your area is "
    "found.",
    "可按户编号、姓名或拼音、证件号或电话末四位、地区名称查找，仅显示您管辖范围内的结果。",
)
_FIRST = Text(
    f"The first {PAGE_ROWS} households of whom a member fits are shown; write more of the name to find the others.",
    f"仅显示前 {PAGE_ROWS} 户（家庭成员符合条件），请输入更完整的姓名以缩小范围。",
)
_NOTHING = Text("Nothing was found in your area.", "在您的管辖范围内没有查到。")
_COUNTED = Text("{count} found in your area.", "在您的管辖范围内查到 {count} 条。")
_MORE = Text(
    "More was found in your area than one page holds; each list is turned by itself.",
    "查到的结果不止一页，各列表可分别翻页。",
)
_ON_PAGE = Text("{count} on this page; {total} in all", "本页 {count} 条，共 {total} 条")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for, and after which household and which place its lists begin.

    `words` are an office number, the beginning of one or of a name, a former number whole; in a place's case any part
    of its name.
    """

    words: str
    after: int | None = None
    place_after: str = ""

    def address(self, **turned: object) -> str:
        """Give the address that asks the same, one list turned elsewhere."""
        kept = {"q": self.words, "after": self.after, "place_after": self.place_after, **turned}
        return "?" + urlencode({key: value for key, value in kept.items() if value})


def as_typed(words: str) -> str:
    """Give words as the register writes them: half-width, trimmed, and a number without blanks between its digits."""
    sign, _repairs = repaired_sign(words)
    number = sign.replace(" ", "")
    return number if number.isdigit() else sign


def search_page(*, actor: Actor, asked: Asked, id_number: str = "") -> SearchPage:
    """Give what is found within reach.

    Args:
        actor: who asks.
        asked: what is looked for.
        id_number: a whole ID number; it comes by POST only, so that it stands in no address and no log.
    """
    sees = actor.may(May.SEE_HOUSEHOLDS)
    hint = (_BY_BEGINNING if may_find_by_beginning(actor) else _BY_WHOLE_NAME) if sees else _PLACES_ONLY
    households, household_pager = (
        _households(actor, asked, id_number, hint) if sees and (asked.words or id_number) else (None, None)
    )
    places, place_pager = _places(actor, asked) if asked.words and actor.may(May.SEE_FIGURES) else (None, None)
    return SearchPage(
        title=_TITLE,
        lead=_lead(
            [one for one in (households, places) if one], [one for one in (household_pager, place_pager) if one]
        ),
        asked=asked.words,
        hint=hint,
        places=places,
        place_pager=place_pager,
        households=households,
        household_pager=household_pager,
        may_see_households=sees,
        made_up=people_are_made_up(),
    )


def _lead(tables: list[Table], pagers: list[Pager]) -> Text:
    if not tables:
        return _BEFORE
    if any(one.next or one.first for one in pagers):
        return _MORE
    count = sum(len(one.rows) for one in tables)
    return _COUNTED.fill(count=count) if count else _NOTHING


def _households(actor: Actor, asked: Asked, id_number: str, hint: Text) -> tuple[Table, Pager | None]:
    note = None
    if id_number:
        lines = find_by_document(actor, id_number, limit=PAGE_ROWS)
        found = FoundHouseholds(lines, next=None, previous=None, total=len(lines))
    else:
        found = find_households(actor, asked.words, after=asked.after, limit=PAGE_ROWS)
        if not found.rows and asked.after is None:
            lines = find_by_member(actor, asked.words, limit=PAGE_ROWS)
            found = FoundHouseholds(lines, next=None, previous=None, total=len(lines))
            note = _FIRST if len(lines) == PAGE_ROWS else None
    table = households_table(found.rows, title=_FOUND, villages=place_names({one.village_code for one in found.rows}))
    pager = _pager(
        len(found.rows),
        found.total,
        onward=f"{asked.address(after=found.next)}#households" if found.next else "",
        back=[f"{asked.address(after=one)}#households" for one in (None, found.previous)] if asked.after else (),
    )
    return replace(table, note=note, empty=_NO_HOUSEHOLD, empty_next=hint), pager


def _places(actor: Actor, asked: Asked) -> tuple[Table, Pager | None]:
    found = find_places(actor, asked.words, after=asked.place_after, limit=PAGE_ROWS)
    pager = _pager(
        len(found.table.rows),
        found.total,
        onward=f"{asked.address(place_after=found.next)}#places" if found.next else "",
        back=[f"{asked.address(place_after=one)}#places" for one in ("", found.previous)] if asked.place_after else (),
    )
    return found.table, pager


def _pager(count: int, total: int, *, onward: str, back: Sequence[str]) -> Pager | None:
    """Give where a list stands; none where it has one page only. `back` leads to the first page and the one before."""
    if not (onward or back):
        return None
    first, previous = back or ("", "")
    said = f"{COUNTED_TO:,}+" if total > COUNTED_TO else f"{total:,}"
    return Pager(_ON_PAGE.fill(count=count, total=said), next=onward, first=first, previous=previous)
