"""The three methods of 2016 as the demo holds them: clauses in our own words, numbers made up and marked so."""

from dataclasses import dataclass

from huiyin_web.config.commands.meeting_2016 import DEPARTMENTS, INSPECTION, PREFECTURES

_MADE_UP = "（示范文本，非正式文件）"


@dataclass(frozen=True, slots=True)
class Method:
    """A method: its title in both languages, its number, its text before and after the meeting."""

    title: str
    title_en: str
    number: str
    draft: str
    revised: str


METHODS = (
    Method(
        INSPECTION, "Method of supervision and inspection", "青扶组〔2016〕示范1号",
        f"第一条 为推动脱贫攻坚责任和政策落实，制定本办法{_MADE_UP}。\n"
        "第二条 督查以目标为导向，推动工作落实；巡查以问题为导向，解决突出问题。\n"
        "第三条 领导小组制定年度督查计划，办公室组织实施。\n"
        "第四条 被督查单位按期报送整改方案和整改结果。",
        f"第一条 为推动脱贫攻坚责任和政策落实，制定本办法{_MADE_UP}。\n"
        "第二条 督查以目标为导向，推动工作落实；巡查以问题为导向，解决突出问题。\n"
        "第三条 领导小组制定年度督查计划，办公室组织实施；到县后随机抽取村和户，抽取过程可复核。\n"
        "第四条 被督查单位按期报送整改方案和整改结果。\n"
        "第五条 整改由未参与原督查的人员复核后方可销号。",
    ),
    Method(
        DEPARTMENTS, "Method of assessing departments (trial)", "青扶组〔2016〕示范2号",
        f"第一条 考核对象为承担脱贫攻坚任务的省直部门{_MADE_UP}。\n"
        "第二条 考核内容为责任落实、行业任务完成和政策资金保障。\n"
        "第三条 考核每年一次，结果报领导小组审定。",
        f"第一条 考核对象为承担脱贫攻坚任务的省直部门{_MADE_UP}。\n"
        "第二条 考核内容为责任落实、行业任务完成和政策资金保障；牵头部门对结果负责，配合部门对分工事项负责。\n"
        "第三条 考核每年一次，结果报领导小组审定。",
    ),
    Method(
        PREFECTURES, "Method of assessing prefectures (trial)", "青扶组〔2016〕示范3号",
        f"第一条 考核对象为市（州）党委和政府{_MADE_UP}。\n"
        "第二条 考核内容为减贫成效、精准识别、精准帮扶和资金使用管理。\n"
        "第三条 考核以台账、统计和抽查为依据，分等次通报。",
        f"第一条 考核对象为市（州）党委和政府{_MADE_UP}。\n"
        "第二条 考核内容为减贫成效、精准识别、精准帮扶和资金使用管理。\n"
        "第三条 考核以台账、统计和抽查为依据，分等次通报。\n"
        "第四条 每项得分列明证据来源；被考核单位可在十日内申诉。",
    ),
)  # fmt: skip
