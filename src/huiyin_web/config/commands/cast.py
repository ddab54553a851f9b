"""The made-up people who sign in to the demo: one for every role, each in a real place, all marked as made up."""

from dataclasses import dataclass

from huiyin_web.access.roles import Role

PASSWORD = "huiyin-demo"  # noqa: S105  printed for everybody who runs the demo; a demo holds no secret


@dataclass(frozen=True, slots=True)
class Member:
    """One account of the demo.

    `reaches` are the places of a pairing, a theatre or an assignment; `grant` says which.
    """

    username: str
    name: str
    role: Role
    place_code: str = ""
    organisation: str = ""
    grant: str = ""
    reaches: tuple[str, ...] = ()


_PROVINCE, _YUSHU, _NANGQEN, _HAIDONG, _HUZHU = (
    "630000000000", "632700000000", "632725000000", "630200000000", "630223000000",
)  # fmt: skip

CAST: tuple[Member, ...] = (
    Member("province", "省办演示员", Role.PROVINCIAL_OFFICE, _PROVINCE),
    Member("yushu", "玉树演示员", Role.PREFECTURE_OFFICER, _YUSHU),
    Member("nangqen", "囊谦演示员", Role.COUNTY_OFFICER, _NANGQEN),
    Member("huzhu", "互助演示员", Role.COUNTY_OFFICER, _HUZHU),
    Member("township", "乡镇演示员", Role.TOWNSHIP_OFFICER, "630223100000"),
    Member("village", "村级演示员", Role.VILLAGE_WORKER, "630223100200"),
    Member("helper", "帮扶演示员", Role.HELPER, grant="pairing", reaches=("630223100200",)),
    Member("unit", "单位演示员", Role.ASSISTING_UNIT, grant="pairing", reaches=("630223100000",)),
    Member("department", "部门演示员", Role.DEPARTMENT, _PROVINCE),
    Member("east", "东部演示员", Role.EASTERN_PARTNER, grant="pairing", reaches=(_HAIDONG,)),
    Member("commander", "指挥长演示员", Role.COMMANDER, grant="theatre", reaches=(_YUSHU,)),
    Member("secretary", "联络员演示员", Role.SECRETARY),
    Member("inspector", "巡查演示员", Role.INSPECTOR, grant="assignment", reaches=(_NANGQEN,)),
    Member("evaluator", "评估演示员", Role.EVALUATOR, grant="assignment", reaches=(_HUZHU,)),
    Member("analyst", "分析演示员", Role.ANALYST, _PROVINCE),
    Member("auditor", "审计演示员", Role.AUDITOR),
    Member("admin", "系统演示员", Role.ADMINISTRATOR),
)
