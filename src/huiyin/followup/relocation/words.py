"""The words of relocation: what becomes of the old site, where the household lives, whether school and clinic do."""

from huiyin.kernel.text import Text
from huiyin.records.fields import Code, CodeList

KEPT, WENT_BACK = "kept", "went_back"
OLD_SITES = CodeList(
    "old_site",
    Text("old site", "旧房处置"),
    (
        Code("demolished", Text("demolished", "已拆除")),
        Code("reclaimed", Text("demolished, land reclaimed", "已拆除复垦")),
        Code(KEPT, Text("kept, with a reason", "保留（须说明理由）")),
    ),
)
LIVES = CodeList(
    "lives",
    Text("where the household lives", "居住情况"),
    (
        Code("stays", Text("stays in the new house", "稳定入住")),
        Code("partly", Text("part of it stays", "部分成员入住")),
        Code(WENT_BACK, Text("went back to the old place", "返回原住地")),
    ),
)
SCHOOL = CodeList(
    "school",
    Text("children at school", "子女就学"),
    (
        Code("all", Text("all are at school", "均已就学")),
        Code("some", Text("some are not", "部分未就学")),
        Code("no_child", Text("no child of that age", "无适龄儿童")),
    ),
)
CLINIC = CodeList(
    "clinic",
    Text("clinic", "就医"),
    (
        Code("near", Text("one can be reached", "可就近就医")),
        Code("far", Text("none can be reached", "就医不便")),
    ),
)
LONGEST_TITLE = 120
LONGEST_WORDS = 300
LONGEST_NAME = 60
