"""The words of East-West cooperation: six aspects, and what is planned, reported and counted in each.

The six aspects are those of the assessment method of 2017 (东西部扶贫协作考核办法（试行）).
"""

from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin.records.fields import Code, CodeList

FUNDS, JOBS, JOBS_POOR = "funds", "jobs", "jobs_poor"
ASPECTS = CodeList(
    "aspect",
    Text("aspect", "协作方面"),
    (
        Code("leadership", Text("organisation and leadership", "组织领导")),
        Code("talent", Text("staff both ways", "人才支援")),
        Code("funds", Text("funds", "资金支持")),
        Code("industry", Text("cooperation in industry", "产业合作")),
        Code("labour", Text("cooperation on jobs", "劳务协作")),
        Code("together", Text("hand in hand to well-being", "携手奔小康")),
    ),
)


@dataclass(frozen=True, slots=True)
class Item:
    """What is planned, reported and counted.

    Attributes:
        aspect: a key of `ASPECTS`.
        label, unit: what it is called, and what it is counted in.
        money: whether it is money, in fen.
        dated: whether its entries run from a day until another.
        entered: whether entries are made for it; else it is counted from elsewhere.
    """

    aspect: str
    label: Text
    unit: Text
    money: bool = False
    dated: bool = False
    entered: bool = True


_PERSONS, _YUAN, _TIMES = Text("persons", "人"), Text("yuan", "元"), Text("times", "次")
ITEMS: dict[str, Item] = {
    "meetings": Item("leadership", Text("joint meetings and visits of leaders", "联席会议和互访"), _TIMES),
    "cadres_west": Item("talent", Text("cadres sent west", "东部选派干部"), _PERSONS, dated=True),
    "doctors_west": Item("talent", Text("doctors sent west", "东部选派医生"), _PERSONS, dated=True),
    "teachers_west": Item("talent", Text("teachers sent west", "东部选派教师"), _PERSONS, dated=True),
    "cadres_east": Item("talent", Text("cadres sent east", "西部选派干部"), _PERSONS, dated=True),
    "doctors_east": Item("talent", Text("doctors sent east", "西部选派医生"), _PERSONS, dated=True),
    "teachers_east": Item("talent", Text("teachers sent east", "西部选派教师"), _PERSONS, dated=True),
    FUNDS: Item("funds", Text("funds of the eastern partner", "东部财政援助资金"), _YUAN, money=True, entered=False),
    "firms": Item("industry", Text("firms that came", "引进企业"), Text("firms", "家")),
    "investment": Item("industry", Text("what they invested", "企业实际投资"), _YUAN, money=True),
    "purchases": Item("industry", Text("western products bought", "采购西部产品"), _YUAN, money=True),
    JOBS: Item("labour", Text("persons placed in jobs", "帮助就业人数"), _PERSONS),
    JOBS_POOR: Item("labour", Text("of them of registered households", "其中建档立卡人口"), _PERSONS, entered=False),
    "paired": Item(
        "together", Text("towns, villages, schools and hospitals paired", "结对乡镇村学校医院"), Text("pairs", "对")
    ),
}
LONGEST_DOCUMENT, LONGEST_REASON, LONGEST_WHAT = 60, 300, 120
MOST = 10**13  # more is a slip of the pen: a hundred thousand million yuan
