"""What the audit log says of consultations and the needs raised in them."""

from huiyin.followup.consultations import ACTS
from huiyin.kernel.text import Text

CALLED, CLOSED = "consultations.consultation.called", "consultations.consultation.closed"
RAISED = "consultations.need.raised"
_OF = Text("need of a place: {told}", "地方需求：{told}")
SENTENCES = {
    CALLED: Text("called a yearly consultation", "召集年度会商"),
    CLOSED: Text("closed a yearly consultation", "结束年度会商"),
    RAISED: Text("raised a need before a unit", "向帮扶单位提出需求"),
    **{f"consultations.need.{act.key}": _OF.fill(told=act.told) for act in ACTS.values()},
}
SUBJECTS = {
    "consultation": Text("consultation {key}", "会商 {key}"),
    "need": Text("need {key}", "需求 {key}"),
}
