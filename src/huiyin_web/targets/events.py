"""What the audit log says of plans, targets and letters."""

from huiyin.kernel.text import Text

SENTENCES = {
    "targets.plan.adopted": Text("adopted a plan", "采用规划"),
    "targets.target.set": Text("set a target", "设定目标"),
    "targets.target.broken_down": Text("broke a target down", "分解目标"),
    "targets.target.issued": Text("issued the parts of a target", "下达分解目标"),
    "targets.target.revised": Text("revised a target", "调整目标"),
    "targets.target.reported": Text("reported on a target", "自报目标完成情况"),
    "targets.target.inspected": Text("recorded what an inspection found of a target", "登记目标检查结果"),
    "targets.target.proposed": Text("asked for another target", "提出目标调整意见"),
    "targets.target.answered": Text("answered a request for another target", "答复目标调整意见"),
    "targets.letter.drawn_up": Text("drew up a letter of responsibility", "拟定责任书"),
    "targets.letters.carried": Text("carried signed letters over", "转入已签署的责任书"),
    "targets.letter.signed": Text("signed a letter of responsibility", "签署责任书"),
}
SUBJECTS = {
    "plan": Text("plan {key}", "规划 {key}"),
    "target": Text("target {key}", "目标 {key}"),
    "letters": Text("letters of responsibility", "责任书"),
    "letter": Text("letter of responsibility {key}", "责任书 {key}"),
}
