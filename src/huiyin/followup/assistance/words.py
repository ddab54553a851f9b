"""The words of assistance: kinds of units, parts in a village's team, how somebody left one."""

from huiyin.kernel.text import Text
from huiyin.records.fields import Code, CodeList

UNIT_KINDS = CodeList(
    "unit_kind",
    Text("kind of assisting unit", "帮扶单位类型"),
    (
        Code("organ", Text("provincial organ", "省直机关"), ("省级单位", "党政机关")),
        Code("central", Text("central unit", "中央单位"), ("中央国家机关", "中央定点帮扶单位")),
        Code("enterprise", Text("enterprise", "企业"), ("国有企业", "民营企业")),
        Code("eastern", Text("eastern city", "东部城市"), ("东部协作方", "对口支援单位")),
        Code("school", Text("school or university", "学校"), ("高等院校", "院校")),
        Code("hospital", Text("hospital", "医院"), ("医疗机构",)),
        Code("local", Text("unit of a prefecture or county", "市州县单位"), ("州县单位",)),
    ),
)
TEAM_ROLES = CodeList(
    "team_role",
    Text("part in the team", "队内职务"),
    (
        Code("first_secretary", Text("first secretary", "第一书记")),
        Code("captain", Text("captain", "队长")),
        Code("member", Text("member", "队员")),
    ),
)
LEFT_TEAM = CodeList(
    "left_team",
    Text("how somebody left", "离队方式"),
    (
        Code("recalled", Text("recalled as unfit", "召回")),
        Code("relieved", Text("relieved at the end of the term", "期满轮换")),
        Code("transferred", Text("transferred", "调整")),
    ),
)
LONGEST_REASON = 300
