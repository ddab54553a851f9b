"""What the audit log says of a leading group."""

from huiyin.followup.issuing import ACTS
from huiyin.followup.publicising import Act
from huiyin.kernel.text import Text

_PIECE = Text("piece of the publicity plan: {told}", "宣传计划：{told}")
_OF = Text("document of the leading group: {told}", "领导小组文件：{told}")
SENTENCES = {
    "leadership.meeting.held": Text("began to record a meeting of the leading group", "登记领导小组会议"),
    "leadership.meeting.changed": Text("changed a meeting that is not concluded", "修改未办结的会议"),
    "leadership.meeting.concluded": Text("concluded a meeting of the leading group", "办结领导小组会议"),
    "leadership.meeting.added": Text("added a correction to a meeting", "补充更正会议记录"),
    "leadership.document.drafted": Text("began a document of the leading group", "起草领导小组文件"),
    **{f"leadership.document.{act.key}": _OF.fill(told=act.told) for act in ACTS.values()},
    "leadership.problem.opened": Text("opened a problem", "上报问题"),
    "leadership.problem.owned": Text("gave a problem its owner", "交办问题"),
    "leadership.problem.answered": Text("answered a problem", "答复问题"),
    "leadership.dispatch.sent": Text("sent a notice to offices", "发出通知"),
    "leadership.dispatch.confirmed": Text("confirmed a notice", "回执确认通知"),
    "leadership.piece.proposed": Text("proposed a piece of the publicity plan", "提出宣传计划事项"),
    **{f"leadership.piece.{act}": _PIECE.fill(told=act.label) for act in Act},
    "leadership.liaison.appointed": Text("said who is called at an office", "指定联络员"),
}
SUBJECTS = {
    "meeting": Text("meeting {key}", "会议 {key}"),
    "document": Text("document {key}", "文件 {key}"),
    "problem": Text("problem {key}", "问题 {key}"),
    "dispatch": Text("notice to offices {key}", "通知 {key}"),
    "piece": Text("piece of the publicity plan {key}", "宣传计划事项 {key}"),
    "liaison": Text("liaison officer {key}", "联络员 {key}"),
}
