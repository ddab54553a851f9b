"""Who does something: given to every action and every query, whatever door the request came through."""

from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin_web.access.roles import CHARTERS, May, Role
from huiyin_web.access.scope import EVERYWHERE, Scope
from huiyin_web.core.errors import NotAllowedError

_DOING: dict[May, Text] = {
    May.SEE_FIGURES: Text("see figures", "查看统计数据"),
    May.CHOOSE_LINE: Text("measure by another poverty line than the statutory one", "使用法定贫困线以外的贫困线测算"),
    May.SEE_HOUSEHOLDS: Text("see households", "查看农户"),
    May.UNMASK: Text("show personal data", "查看个人信息"),
    May.CHANGE_HOUSEHOLDS: Text("change households", "变更农户信息"),
    May.APPROVE_CHANGES: Text("approve changes", "审批农户信息变更"),
    May.ANSWER_SUSPECTS: Text("record what a check found", "登记核实结果"),
    May.CHECK_REGISTER: Text("have the whole register checked", "核验全部台账"),
    May.DECIDE_DUPLICATES: Text("decide about double entries", "认定重复登记"),
    May.CROSS_CHECK: Text("compare other departments' lists", "比对部门名单"),
    May.SEE_FLAGS: Text("see what other departments' lists say", "查看部门数据比对疑点"),
    May.DECIDE_FLAGS: Text("decide about flags", "认定比对疑点"),
    May.RECORD_VISITS: Text("record visits", "登记走访"),
    May.IMPORT: Text("import files", "导入数据"),
    May.EDIT_PAPERS: Text("edit the texts of papers", "编辑文书文本"),
    May.EXCHANGE: Text("compare with the national registry", "与全国系统核对"),
    May.FREEZE: Text("freeze a year", "冻结年度快照"),
    May.ASSESS: Text("run an assessment", "组织考核"),
    May.SEE_ASSESSMENT: Text("see assessments", "查看考核"),
    May.SEE_AUDIT: Text("read the audit log", "查看审计记录"),
    May.MANAGE_ACCOUNTS: Text("manage accounts", "管理账号"),
    May.DELEGATE: Text("delegate", "授权他人代办"),
    May.OPEN_WINDOWS: Text("declare windows", "设定办理窗口"),
    May.OPEN_EXCEPTIONS: Text("open exceptions", "作出例外开放"),
    May.PROPOSE_COLLECTIONS: Text("propose collections", "提出采集任务"),
    May.ADMIT_COLLECTIONS: Text("decide about collections", "审批采集任务"),
    May.WORK_CASES: Text("work on cases", "办理事项"),
    May.SEE_COMMITMENTS: Text("see commitments", "查看承诺事项"),
    May.GIVE_COMMITMENTS: Text("give commitments", "交办承诺事项"),
    May.RUN_ROUNDS: Text("run rounds of assistance", "组织帮扶轮次"),
    May.PAIR_UNITS: Text("pair units with places", "安排单位结对"),
    May.KEEP_TEAMS: Text("keep teams and helpers of villages", "管理驻村工作队和帮扶责任人"),
    May.HOLD_MEETINGS: Text("hold meetings of a leading group", "组织领导小组会议"),
    May.SET_TARGETS: Text("set targets", "设定目标"),
    May.ANSWER_FOR_TARGETS: Text("answer for targets", "办理本单位目标"),
    May.INSPECT_TARGETS: Text("record what an inspection found of targets", "登记目标检查结果"),
    May.ASK_FORECASTS: Text("ask what would be with other rates", "测算改变比率后的预测"),
    May.MANAGE_PROJECTS: Text("manage projects", "管理项目"),
    May.KEEP_THEATRES: Text("keep theatres", "管理战区"),
    May.COMMAND_THEATRES: Text("command a theatre", "指挥战区"),
    May.PLAN_HELP: Text("plan help for households", "拟定农户帮扶计划"),
    May.APPROVE_PLANS: Text("approve plans of households", "批准农户帮扶计划"),
    May.COMPARE_HELP: Text("have results of help compared", "比较帮扶成效"),
    May.ACCEPT_PROJECTS: Text("accept projects", "验收项目"),
    May.RAISE_NEEDS: Text("raise needs before assisting units", "向帮扶单位提出需求"),
    May.ANSWER_NEEDS: Text("answer needs in a unit's name", "代表帮扶单位答复需求"),
    May.MANAGE_RELOCATION: Text("manage relocation", "管理易地搬迁"),
    May.RECORD_CONSENT: Text("record what households say of their relocation", "登记搬迁农户意愿"),
    May.MANAGE_TRAINING: Text("manage training", "管理培训"),
    May.KEEP_INDUSTRY: Text("keep firms, contracts and small loans", "管理产业主体、合同和小额信贷"),
    May.COOPERATE: Text("work on East-West cooperation", "办理东西部协作"),
}


_PLATFORM = {
    "huiyin": Text("the platform", "平台"),
    "command line": Text("command line", "命令行"),
    "demo": Text("demo", "示范数据"),
    "demo-county": Text("county of the demo", "示范数据（县级）"),
    "demo-township": Text("township of the demo", "示范数据（乡镇）"),
    "demo-east": Text("eastern partner of the demo", "示范数据（东部协作方）"),
    "demo-unit": Text("unit of the demo", "示范数据（单位）"),
    "demo-prefecture": Text("prefecture of the demo", "示范数据（市州）"),
    "sign-in": Text("sign-in page", "登录页面"),
    "public": Text("public page", "公开页面"),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """A person with a role and a reach, or the platform itself (`role` is none: the command line, the worker).

    `place_codes` are those that the own place has had, the one of the day last; none where somebody has no place.
    """

    key: str
    name: str
    role: Role | None
    scope: Scope
    place_codes: tuple[str, ...] = ()
    organisation: str = ""

    @property
    def place_code(self) -> str:
        """The code under which the own place stands on the day; empty where somebody has none."""
        return self.place_codes[-1] if self.place_codes else ""

    @property
    def office(self) -> str:
        """The office that somebody acts for: their organisation's number, else their place's code; empty for none."""
        return self.organisation or self.place_code

    @property
    def account(self) -> int | None:
        """The number of their account; none of the platform."""
        number = self.key.removeprefix("user:")
        return int(number) if number.isdecimal() else None

    def may(self, what: May) -> bool:
        """Say whether the role includes this."""
        return self.role is None or what in CHARTERS[self.role].may

    def need(self, what: May) -> None:
        """Insist on a right.

        Raises:
            NotAllowedError: the role does not include it.
        """
        if self.role is not None and not self.may(what):
            raise NotAllowedError(role=CHARTERS[self.role].label, what=_DOING[what])


def platform(name: str = "huiyin") -> Actor:
    """Give the actor of the command line and of the worker: whoever holds the data folder holds the office."""
    return Actor(key=f"platform:{name}", name=name, role=None, scope=EVERYWHERE)


def by_platform(key: str) -> bool:
    """Say whether what bears this key was done by the platform itself, not by somebody's account."""
    return key.startswith("platform:")


def shown_name(key: str, name: str) -> Text | str:
    """Say who did something, as it was recorded: people by their name, the platform in the reader's language."""
    return _PLATFORM.get(name, name) if key == f"platform:{name}" else name


def platform_keys(words: str) -> list[str]:
    """Give the keys under which the platform itself is called so, or in part, in either language."""
    asked = words.lower()
    return [f"platform:{key}" for key, name in _PLATFORM.items() if asked in name.en.lower() or asked in name.zh]
