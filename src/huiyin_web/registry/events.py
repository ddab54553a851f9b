"""The audit log's words for the register."""

from huiyin.kernel.text import Text

SENTENCES = {
    "registry.household.registered": Text("registered a household", "将农户纳入建档立卡"),
    "registry.status.set": Text("set a household's status", "变更农户脱贫属性"),
}
