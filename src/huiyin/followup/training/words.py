"""The words of training: what is taught, and whether somebody has a job afterwards."""

from huiyin.kernel.text import Text
from huiyin.records.fields import Code, CodeList

SKILLS = CodeList(
    "skill",
    Text("skill", "培训工种"),
    (
        Code("herding", Text("animal husbandry", "畜牧养殖")),
        Code("crops", Text("crops and greenhouses", "种植与设施农业")),
        Code("cooking", Text("cooking and noodles", "烹饪与拉面")),
        Code("driving", Text("driving and machines", "驾驶与机械操作")),
        Code("building", Text("building trades", "建筑技工")),
        Code("care", Text("household service and care", "家政与护理")),
        Code("craft", Text("crafts: embroidery, thangka", "刺绣、唐卡等手工艺")),
        Code("repair", Text("electrician and repair", "电工与维修")),
        Code("trade", Text("e-commerce and shops", "电子商务与经营")),
        Code("tourism", Text("tourism", "乡村旅游服务")),
        Code("other", Text("other", "其他")),
    ),
)
JOBS = CodeList(
    "job",
    Text("job", "就业情况"),
    (
        Code("employed", Text("employed", "已就业"), ("就业", "有")),
        Code("own", Text("works for oneself", "自主创业"), ("创业",)),
        Code("none", Text("no job", "未就业"), ("无",)),
        Code("unreached", Text("not reached", "未联系上")),
    ),
)
WORKING = frozenset({"employed", "own"})
UNREACHED = "unreached"
LONGEST_TITLE = 120
LONGEST_CERTIFICATE = 40
LONGEST_REASON = 300
