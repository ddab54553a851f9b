"""The words of a household's plan: who answers what is proposed and how, and in what help is counted."""

from huiyin.kernel.text import Text
from huiyin.records.fields import Code, CodeList

ANSWERS = CodeList(
    "answer",
    Text("answer to what is proposed", "对建议的答复"),
    (
        Code("accepted", Text("as proposed", "采纳建议")),
        Code("changed", Text("instead of what is proposed", "调整建议")),
        Code("own", Text("besides what is proposed", "自行增加")),
    ),
)
UNITS = CodeList(
    "unit",
    Text("counted in", "计量单位"),
    (
        Code("animals", Text("animals", "头（只）")),
        Code("mu", Text("mu", "亩")),
        Code("square_metres", Text("square metres", "平方米")),
        Code("persons", Text("persons", "人")),
        Code("posts", Text("posts", "个岗位")),
        Code("months", Text("months", "个月")),
        Code("times", Text("times", "次")),
        Code("items", Text("items", "件（项）")),
    ),
)
LONGEST_WHAT = 120  # as long as help that is recorded may be told
LONGEST_REASON = 300
LONGEST_WISH = 300
