"""What the audit log says of East-West cooperation."""

from huiyin.followup.cooperation import Step
from huiyin.kernel.text import Text

_OF = Text("East-West cooperation: {told}", "东西部协作：{told}")
SENTENCES = {
    "cooperation.agreement.signed": Text("recorded an East-West agreement", "登记东西部协作协议"),
    "cooperation.ledger.carried": Text("carried East-West agreements over", "转入东西部协作台账"),
    **{f"cooperation.agreement.{step.value}": _OF.fill(told=step.label) for step in Step},
}
SUBJECTS = {
    "agreement": Text("East-West agreement {key}", "东西部协作协议 {key}"),
    "agreements": Text("East-West agreements", "东西部协作协议"),
}
