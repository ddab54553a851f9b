"""The forum of 10 May 2013, in our own words: who chaired and spoke is public, persons in charge are made up."""

from datetime import UTC, date, datetime

from huiyin_web.config.commands.meetings_told import Decided, Heard, Told
from huiyin_web.leadership.actions.hold_meeting import MeetingTerms
from huiyin_web.leadership.actions.list_attendance import Attendee

_HELD = date(2013, 5, 10)
_HR, _PLAN, _ORG = "青海省人力资源和社会保障厅", "青海省发展和改革委员会", "中共青海省委组织部"
_STAT, _AUDIT, _PRESS = "青海省统计局", "青海省审计厅", "中共青海省委宣传部"
_WHO = "责任处室负责人（示范）"
FORUM = Told(
    at=datetime(2013, 5, 10, 2, 0, tzinfo=UTC),
    terms=MeetingTerms(
        "forum", "新一轮省直机关和中央驻青单位定点扶贫工作座谈会", _HELD,
        title_en="Forum on a new round of assistance by provincial organs and central units", venue="西宁",
        venue_en="Xining",
        summary="总结2010—2012年定点扶贫工作，部署新一轮工作。按国家扶贫标准，上年末全省有低收入人口143.7万人，占农牧民人口的38%，"
        "全国平均为10%。扶贫开发是一个动态的历史过程，须依法、长期、务实推进。",
        summary_en="Sums up assistance from 2010 to 2012 and begins a new round. By the na"
        "tional standard 1.437 million "
        "people were on low incomes at the end of the year before: 38% of farmers and herders, beside a national 10%. "
        "Reducing poverty is a dynamic historical process: by law, for long, and down to earth.",
    ),
    came=(
        Attendee("王建军", "present", "Wang Jianjun", "省委副书记、省扶贫开发工作领导小组负责人",
                 "deputy secretary of the provincial Party committee, leading group", is_chair=True),
        Attendee("张光荣", "present", "Zhang Guangrong", "副省长", "vice governor"),
        Attendee("省直机关和中央驻青单位负责人（示范）", "present", "Heads of organs and central units (made up)"),
        Attendee("市州扶贫办负责人（示范）", "observer", "Heads of prefecture offices (made up)"),
    ),
    heard=(
        Heard("speech", "王建军讲话", "Speech of Wang Jianjun",
              "充分肯定上一轮成效；“十二五”目标为贫困地区农牧民人均纯收入年均增长14%以上、"
              "每年减贫20万人以上、到2015年累计减贫100万人；"
              "产业带动，加强技能培训，做好扶心工作；承诺事项件件有回音、事事有着落。",
              "The last round was affirmed. By 2015: incomes in poor areas up by 14% a year or more, more than 200,000 "
              "people a year out of poverty, a million in all. Industry first, skills training, and heart as well as "
              "hand: every promise gets its echo.", "王建军"),
        Heard("speech", "张光荣安排新一轮定点扶贫工作", "Zhang Guangrong arranges the new round",
              "各单位进村摸清需求，有目标、有计划地帮扶，做好后续服务；建立沟通、年度目标责任、年度会商、通报和考核机制。",
              "Units learn what villages need, help by aim and plan, and stay fo"
              "r follow-up. Mechanisms: communication, "
              "yearly target responsibility, yearly consultation, briefing, assessment.", "张光荣"),
        Heard("report", "2010—2012年定点扶贫工作总结", "Summary of the round of 2010 to 2012",
              "听取总结并予肯定，好的做法和经验在新一轮推广。", "Heard and affirmed; what worked is carried on."),
        Heard("topic", "表彰2010—2012年定点扶贫先进集体和个人", "Commendation for 2010 to 2012",
              "表彰先进集体和先进个人；先进单位和个人代表作了交流发言。",
              "Advanced collectives and individuals were commended; some of them spoke of their work."),
    ),
    decided=(
        Decided("贫困地区农牧民人均纯收入年均增长14%以上", "Incomes in poor areas grow by 14% a year or more", "income",
                "青海省农牧厅", _WHO, date(2015, 12, 31), "kept", _STAT, 14, "percent",
                "住户调查年度公报，存于省统计局（示范）"),
        Decided("2013年减贫20万人以上", "Lift more than 200,000 people in 2013", "lifting", "", _WHO,
                date(2013, 12, 31), "kept", _STAT, 200_000, "persons", "年度减贫核查报告（示范）"),
        Decided("到2015年“十二五”累计减贫100万人", "Lift a million people by 2015", "lifting", "", _WHO,
                date(2016, 3, 31), "kept", _STAT, 1_000_000, "persons", "2011—2015年累计减贫104.6万人（公开数据）",
                done=1_046_000),
        Decided("建立定点扶贫沟通机制，明确各单位联络员", "Set up communication: a liaison officer in every unit",
                "document", "", _WHO, date(2013, 7, 31), "kept", _AUDIT, proof="联络员名录（示范）"),
        Decided("建立年度目标责任机制，签订年度责任书", "Yearly target responsibility: letters are signed", "document",
                _PLAN, _WHO, date(2013, 9, 30), "late", proof="责任书汇编（示范）"),
        Decided("建立年度会商机制，单位与帮扶村每年会商1次", "Yearly consultation of units and villages", "other", _ORG,
                _WHO, date(2013, 12, 31), "kept", quantity=1, unit="times", proof="会商纪要（示范）"),
        Decided("建立工作通报机制，每季度编发简报1期", "Briefing: one a quarter", "document", _PRESS, _WHO,
                date(2014, 5, 31), "partly", quantity=4, unit="items", done=3, proof="简报3期（示范）"),
        Decided("建立定点扶贫考核机制，制定考核办法", "Assessment of assisting units: a method", "document", _ORG, _WHO,
                date(2014, 3, 31), "late", proof="考核办法文本（示范）"),
        Decided("培训贫困劳动力5万人（示范数）", "Train 50,000 workers (made-up figure)", "training", _HR, _WHO,
                date(2014, 12, 31), "kept", quantity=50_000, unit="persons", proof="培训台账（示范）"),
        Decided("加强帮扶村基层组织建设200个村（示范数）",
                "Strengthen grass-roots organisation in 200 villages (made up)",
                "staff", _ORG, _WHO, date(2014, 12, 31), "missed", quantity=200, unit="villages"),
        Decided("各单位进村调查需求并报送帮扶计划", "Units survey needs and hand in their plans", "document",
                "青海省总工会", _WHO, date(2013, 8, 31), "kept", proof="帮扶计划汇编（示范）"),
        Decided("宣传定点扶贫好做法，刊发典型报道12篇（示范数）", "Publish 12 reports of good practice (made up)",
                "other",
                "青海日报社", _WHO, date(2013, 12, 31), "kept", quantity=12, unit="items", proof="报道剪辑（示范）"),
    ),
)  # fmt: skip
