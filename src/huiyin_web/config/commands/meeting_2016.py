"""The meeting of 14 September 2016, in our own words: office-holders are public, persons in charge are made up."""

from datetime import UTC, date, datetime

from huiyin_web.config.commands.meetings_told import Decided, Heard, Told
from huiyin_web.leadership.actions.hold_meeting import MeetingTerms
from huiyin_web.leadership.actions.list_attendance import Attendee

INSPECTION = "青海省脱贫攻坚督查巡查办法"
DEPARTMENTS = "青海省省直部门（行业）脱贫攻坚工作责任考核办法（试行）"
PREFECTURES = "青海省市（州）脱贫攻坚目标责任考核办法（试行）"
_WHO = "责任处室负责人（示范）"
_PLAN, _FARM, _PRESS = "青海省发展和改革委员会", "青海省农牧厅", "中共青海省委宣传部"
_END, _NEXT = date(2016, 12, 31), date(2017, 12, 31)
_APPROVED = "原则通过，按会议意见修改后印发。"
_APPROVED_EN = "Approved in principle; to be issued once revised as the meeting asked."
MEETING = Told(
    at=datetime(2016, 9, 14, 1, 30, tzinfo=UTC),
    terms=MeetingTerms(
        "meeting", "省扶贫开发工作领导小组会议", date(2016, 9, 14),
        title_en="Meeting of the provincial leading group for poverty alleviation and development", venue="西宁",
        venue_en="Xining",
        summary="脱贫攻坚取得初步成效，仍有困难和突出问题。全省脱贫攻坚已到啃硬骨头、攻城拔寨的冲刺阶段，须围绕“四年集中脱贫、一年巩固提升”，"
        "聚焦突出问题，精准施策，加大力度，加快进度。",
        summary_en="There are first results, and hard problems left. The work has come to its hardest stretch: four "
        "years of concentrated effort and one of consolidation, with precise policy, harder and faster.",
    ),
    came=(
        Attendee("王国生", "present", "Wang Guosheng", "省委书记、省扶贫开发工作领导小组组长",
                 "provincial Party secretary, head of the leading group", is_chair=True),
        Attendee("郝鹏", "present", "Hao Peng", "省长、领导小组副组长", "governor, deputy head of the leading group"),
        Attendee("王建军", "present", "Wang Jianjun", "省委副书记、领导小组副组长",
                 "deputy Party secretary, deputy head of the leading group"),
        Attendee("省直部门负责人（示范）", "present", "Heads of departments (made up)"),
        Attendee("市州负责人（示范）", "observer", "Heads of prefectures (made up)"),
    ),
    heard=(
        Heard("report", "全省脱贫攻坚工作推进情况", "How the work stands in the province",
              "听取汇报，肯定工作，要求正视困难和突出问题。",
              "The report was heard, the work affirmed; difficulties and problems are to be faced."),
        Heard("document", "审议督查巡查办法", "The method of supervision and inspection", _APPROVED, _APPROVED_EN,
              document=INSPECTION, conditions="写明随机抽取和问题整改复核的程序（示范）"),
        Heard("document", "审议省直部门（行业）责任考核办法", "The method of assessing departments", _APPROVED,
              _APPROVED_EN, document=DEPARTMENTS, conditions="明确牵头部门与配合部门的责任（示范）"),
        Heard("document", "审议市（州）目标责任考核办法",
                "The method of assessing prefectures", _APPROVED, _APPROVED_EN,
              document=PREFECTURES, conditions="明确证据来源和申诉期限（示范）"),
        Heard("topic", "研究加强东西部扶贫协作", "East-West cooperation is to be strengthened",
              "用好东部协作资源，逐项对接，落实到项目和人。",
              "Each aspect is agreed with the eastern partner, down to projects and people."),
        Heard("topic", "研究省级领导“战区”督战", "Theatres under provincial leaders",
              "每个战区制定具体行动方案，省级领导既当指挥员又当战斗员，战区要逐个攻克、抓实。",
              "Every theatre has an action plan; leaders command and fight, and every theatre is to be solid."),
        Heard("topic", "部署易地扶贫搬迁与后续产业", "Relocation with follow-up industry",
              "充分尊重群众意愿，挪穷窝与换穷业并举，发展后续产业，引导就业创业，做到稳得住、能致富。",
              "Only by consent; a new home and a new livelihood together, so that people stay and can get rich."),
        Heard("topic", "部署基础设施和公共服务", "Works and services",
              "解决贫困地区水、路、电、网等硬件，改善教育、卫生、文化等公共服务。",
              "Water, roads, power, network; education, health, culture."),
        Heard("topic", "部署物质脱贫与精神脱贫", "Material and spiritual poverty",
              "尊重群众主体地位，扶志气、给信心，用身边典型引导群众。",
              "People are the subject: courage, confidence, and examples from next door."),
    ),
    decided=(
        Decided("修改并印发三个办法", "Revise and issue the three methods", "document", "", _WHO, date(2016, 11, 30),
                "kept", "青海省审计厅", 3, "items", "印发文件（示范文号）"),
        Decided("与东部协作方逐市州签订年度协作方案8份", "Agree 8 yearly plans with eastern partners",
                "document", _PLAN,
                _WHO, _END, "kept", quantity=8, unit="items", proof="协作方案（示范）"),
        Decided("制定8个战区行动方案", "Write 8 action plans of theatres", "document", "中共青海省委组织部", _WHO,
                date(2016, 10, 31), "late", quantity=8, unit="items", proof="行动方案（示范）"),
        Decided("自愿搬迁3万人并签订协议（示范数）", "Relocate 30,000 people by consent (made up)", "relocation", _PLAN,
                _WHO, _NEXT, "waiting", quantity=30_000, unit="persons", proof="搬迁协议及入住清单（示范）"),
        Decided("搬迁户后续产业覆盖8000户（示范数）", "Follow-up industry for 8,000 relocated households (made up)",
                "industry", _FARM, _WHO, _NEXT, "open", quantity=8_000, unit="households"),
        Decided("解决300个贫困村饮水安全（示范数）", "Safe water for 300 villages (made up)", "works",
                "青海省水利厅", _WHO,
                _NEXT, "kept", quantity=300, unit="villages", proof="水质检测和验收表（示范）"),
        Decided("建成贫困村通村道路1500公里（示范数）", "1,500 km of village roads (made up)", "works",
                "青海省交通运输厅",
                _WHO, _NEXT, "partly", quantity=1_500, unit="kilometres", done=1_320, proof="交工验收表（示范）"),
        Decided("实施200个贫困村电网改造（示范数）", "Power lines of 200 villages renewed (made up)", "works",
                "国网青海省电力公司", _WHO, _NEXT, "kept", quantity=200, unit="villages", proof="投运验收表（示范）"),
        Decided("实现400个贫困村通网络（示范数）", "Network for 400 villages (made up)", "works",
                "中国移动青海有限公司",
                _WHO, _NEXT, "overdue", quantity=400, unit="villages"),
        Decided("改善60所贫困地区学校办学条件（示范数）", "Better schools: 60 (made up)", "service",
                "青海省教育厅", _WHO,
                _NEXT, "kept", quantity=60, unit="items", proof="项目验收表（示范）"),
        Decided("为250个村卫生室配齐设备（示范数）", "Equip 250 village clinics (made up)", "service",
                "青海省卫生和计划生育委员会", _WHO, _NEXT, "sent_back", quantity=250, unit="villages",
                proof="设备清单（示范）"),
        Decided("建成150个村综合文化服务中心（示范数）", "150 village culture centres (made up)", "service",
                "青海省文化和新闻出版厅", _WHO, _NEXT, "open", quantity=150, unit="villages"),
        Decided("选树并宣讲脱贫典型100个（示范数）", "Tell of 100 role models (made up)", "other", _PRESS, _WHO, _NEXT,
                "missed", quantity=100, unit="items"),
        Decided("安排专项资金支持后续产业", "Allot funds for follow-up industry", "funds", "青海省财政厅", _WHO,
                date(2017, 6, 30), "open"),
    ),
)  # fmt: skip
