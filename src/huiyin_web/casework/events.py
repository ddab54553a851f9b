"""The audit log's words for casework."""

from huiyin.kernel.text import Text

SENTENCES = {
    "casework.application.kept": Text("kept an application for the next window", "保留申请待窗口开放"),
    "casework.case.opened": Text("opened a case", "立项办理"),
    "casework.case.stepped": Text("took a step of a case", "办理事项步骤"),
    "casework.case.returned": Text("sent a case back", "退回事项"),
    "casework.case.closed": Text("closed a case", "终止事项"),
    "casework.notice.posted": Text("hung a notice", "张贴公示"),
    "casework.objection.filed": Text("filed an objection", "提出异议"),
    "casework.objection.triaged": Text("triaged an objection", "受理异议"),
    "casework.objection.answered": Text("answered an objection", "答复异议"),
    "casework.objection.review_asked": Text("asked for a review", "申请复核"),
    "casework.objection.reviewed": Text("reviewed an answer", "复核答复"),
}
SUBJECTS = {
    "application": Text("application {key}", "申请 {key}"),
    "case": Text("case {key}", "事项 {key}"),
    "notice": Text("notice {key}", "公示 {key}"),
    "objection": Text("objection {key}", "异议 {key}"),
}
