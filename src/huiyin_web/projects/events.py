"""What the audit log says of projects."""

from huiyin.followup.funds import Step
from huiyin.kernel.text import Text

_OF = Text("project: {told}", "项目：{told}")
SENTENCES = {
    "projects.project.proposed": Text("proposed a project", "申报项目"),
    "projects.ledger.carried": Text("carried projects over", "转入项目台账"),
    **{f"projects.project.{step.value}": _OF.fill(told=step.label) for step in Step},
}
SUBJECTS = {
    "project": Text("project {key}", "项目 {key}"),
    "projects": Text("projects", "项目"),
}
