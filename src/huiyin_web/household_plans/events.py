"""What the audit log says of plans and of results."""

from huiyin.followup.household_plans import Step
from huiyin.kernel.text import Text

_OF = Text("plan for a household: {told}", "农户帮扶计划：{told}")
SENTENCES = {
    "household_plans.plan.planned": Text("planned help for a household", "拟定农户帮扶措施"),
    "household_plans.plan.declined": Text("said why proposed help is not planned", "说明不采纳帮扶建议"),
    "household_plans.plan.taken_out": Text("took a measure out of a draft", "删除拟定中的措施"),
    "household_plans.plan.carried_out": Text("carried a measure of a plan out", "登记计划措施落实"),
    **{f"household_plans.plan.{step.value}": _OF.fill(told=step.label) for step in Step},
    "household_plans.results.asked": Text("had the results of help compared", "发起帮扶成效比较"),
    "household_plans.results.computed": Text("compared the results of help", "完成帮扶成效比较"),
    "household_plans.ledger.carried": Text("carried plans for households over", "转入农户帮扶计划"),
}
SUBJECTS = {
    "help_results": Text("results of help in {key}", "{key} 年帮扶成效"),
    "household_plans": Text("plans for households", "农户帮扶计划"),
}
