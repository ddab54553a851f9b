"""What the audit log says of theatres."""

from huiyin.kernel.text import Text

SENTENCES = {
    "theatres.theatre.set_up": Text("set up a theatre", "设立战区"),
    "theatres.place.put": Text("put a place under a theatre", "地区纳入战区"),
    "theatres.place.taken": Text("took a place from a theatre", "地区移出战区"),
    "theatres.commander.appointed": Text("appointed the commander of a theatre", "任命战区指挥长"),
    "theatres.plan.adopted": Text("adopted an action plan of a theatre", "采用战区行动方案"),
    "theatres.visit.prepared": Text("prepared a visit and drew its households", "准备督战并抽取农户"),
    "theatres.visit.drawn_again": Text("drew the households of a visit again", "重新抽取督战农户"),
    "theatres.visit.called_off": Text("called a visit off", "取消督战"),
    "theatres.visit.made": Text("recorded a visit that was made", "登记督战情况"),
    "theatres.order.given": Text("gave an order in a theatre", "下达战区指令"),
}
SUBJECTS = {"theatre": Text("theatre {key}", "战区 {key}")}
