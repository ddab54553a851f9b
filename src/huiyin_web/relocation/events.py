"""What the audit log says of relocation."""

from huiyin.followup.relocation import Step
from huiyin.kernel.text import Text

_OF = Text("relocation: {told}", "易地搬迁：{told}")
SENTENCES = {
    "relocation.scheme.set_up": Text("set up a scheme of relocation", "设立搬迁方案"),
    "relocation.scheme.offered": Text("offered households a house", "征询搬迁农户"),
    "relocation.schemes.carried": Text("carried schemes of relocation over", "转入搬迁台账"),
    "relocation.move.followed_up": Text("followed up a relocated household", "登记搬迁回访"),
    **{f"relocation.move.{step.value}": _OF.fill(told=step.label) for step in Step},
}
SUBJECTS = {
    "scheme": Text("scheme of relocation {key}", "搬迁方案 {key}"),
    "schemes": Text("schemes of relocation", "搬迁方案"),
    "move": Text("relocation {key}", "搬迁户 {key}"),
}
