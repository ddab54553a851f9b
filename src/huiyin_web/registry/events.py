"""The audit log's words for what people change in the register."""

from huiyin.kernel.text import Text

SENTENCES = {
    "registry.household.registered": Text("registered a household", "将农户纳入建档立卡"),
    "registry.household.verified": Text(
        "wrote what a case verified into a household's sheet", "将事项核实结果写入农户信息"
    ),
    "registry.status.set": Text("set a household's status", "变更农户脱贫属性"),
    "registry.members.changed": Text("recorded that a member joined or left", "登记家庭成员变更"),
    "registry.household.changed": Text("changed a household", "变更农户信息"),
    "registry.person.changed": Text("changed a member of a household", "变更家庭成员信息"),
    "registry.change.requested": Text("asked for a change", "提交变更申请"),
    "registry.change.approved": Text("approved a change", "批准变更申请"),
    "registry.change.refused": Text("sent a change back", "退回变更申请"),
    "registry.change.shown": Text("looked at a change in clear", "查看变更申请明文"),
    "registry.change.withdrawn": Text("withdrew a change", "撤回变更申请"),
    "registry.households.merged": Text("made one household of two entries", "合并重复登记的农户"),
    "registry.households.parted": Text("parted two entries that had been merged", "撤销农户合并"),
    "registry.persons.merged": Text("took away a person's second entry", "撤下重复登记的人员"),
    "registry.persons.parted": Text("put back a person's second entry", "恢复撤下的人员登记"),
}
