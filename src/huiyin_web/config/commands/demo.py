"""`huiyin demo`: make the demo province, bring it in as an office would, freeze, assess, and serve it."""

import json
import os
import shutil
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from huiyin.cli.progress import Report, progress
from huiyin.cli.speaking import tell
from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text
from huiyin.measures.register.readiness import Check
from huiyin.synthetic import Province, make_province
from huiyin_web.access.actor import platform
from huiyin_web.access.models import User
from huiyin_web.assessment.actions.assess_year import assess_year
from huiyin_web.config.commands.answering import answer_some
from huiyin_web.config.commands.assisting import assist, name_helpers, post_teams, propose_rest
from huiyin_web.config.commands.cases import work_on_cases
from huiyin_web.config.commands.cast import CAST, PASSWORD, delegate_to_secretary, pair_helper, sign_up
from huiyin_web.config.commands.changes import ask_for_changes
from huiyin_web.config.commands.collecting import ask_villages
from huiyin_web.config.commands.commanding import command_theatres
from huiyin_web.config.commands.communicating import communicate
from huiyin_web.config.commands.consulting import consult
from huiyin_web.config.commands.cooperating import cooperate
from huiyin_web.config.commands.deciding import decide_some
from huiyin_web.config.commands.earning import earn
from huiyin_web.config.commands.evidence import attach_a_notice_board
from huiyin_web.config.commands.exchanging import compare_registry
from huiyin_web.config.commands.following import follow_promises
from huiyin_web.config.commands.forecasting import forecast_years
from huiyin_web.config.commands.funding import fund_projects
from huiyin_web.config.commands.helping import compare_help, plan_help
from huiyin_web.config.commands.leading import lead
from huiyin_web.config.commands.lettering import write_letters
from huiyin_web.config.commands.listing import compare_vehicles
from huiyin_web.config.commands.papers import set_up_papers
from huiyin_web.config.commands.places import lead_counties_out, lead_villages_out
from huiyin_web.config.commands.planning import plan_exits
from huiyin_web.config.commands.preparing import prepare
from huiyin_web.config.commands.promising import promise
from huiyin_web.config.commands.publicising import publicise
from huiyin_web.config.commands.relocating import relocate
from huiyin_web.config.commands.targeting import set_targets
from huiyin_web.config.commands.training import train
from huiyin_web.config.commands.visiting import visit_households
from huiyin_web.config.commands.windowing import declare_windows, except_some, keep_one_waiting
from huiyin_web.core.clock import now, today
from huiyin_web.core.demo import MARK
from huiyin_web.imports.actions.import_file import import_file
from huiyin_web.imports.models import ImportBatch
from huiyin_web.quality.actions.find_duplicates import find_duplicates
from huiyin_web.quality.actions.find_suspects import find_suspects
from huiyin_web.snapshots.actions.freeze_year import freeze_year
from huiyin_web.snapshots.followers import follow

SCHEME, SCHEME_YEAR = "cn-prefecture-2016", 2016
SEED = 20160914  # the day of the meeting that approved the three methods
BY = platform("demo")
# At the smallest scale two counties of a dozen farmers have no poor household; nothing else may be missing at any.
LACKS = {Check.COUNTIES.value: 2}
_FILES = "demo-files"
HUZHU, NANGQEN, HELPED = "630223", "632725", 300
_READY = Text(
    "The demo province is ready in {folder}. Sign in as one of: {users}. Password for all: {password}",
    "示范省已就绪，数据目录 {folder}。可用账号：{users}；密码均为 {password}",
)

_KEPT = Text(
    "What you change in it stays; to start afresh, delete that folder.",
    "您在其中的改动会保留；如需重来，请删除该目录。",
)


class NotADemoError(HuiyinError):
    """The folder holds something that a demo must not touch."""

    code = "NOT_A_DEMO"
    template = Text(
        "{folder} holds an installation that is not this demo ({why}). Choose another folder with --data.",
        "{folder} 中已有其他数据（{why}），不能用于示范。请用 --data 指定其他目录。",
    )


@dataclass(frozen=True, slots=True)
class Stage:
    """One step with its own progress bar."""

    label: Text
    work: Callable[[Report], object]


def run(arguments: Namespace) -> None:
    """Build the province, unless it stands there already, and serve it."""
    folder = settings.HUIYIN_DATA
    if not _stands(folder, arguments.scale):
        _build(folder, arguments.scale)
    users = ", ".join(member.username for member in CAST)
    tell(_READY.fill(folder=folder, users=users, password=PASSWORD))
    tell(_KEPT)
    if not arguments.no_serve:
        _serve(folder, arguments.host, arguments.port)


def _serve(folder: Path, host: str, port: int) -> None:
    """Become the server, in a process that has measured nothing: what a server forks has none of DuckDB's threads."""
    sys.stdout.flush()
    command = [sys.executable, "-m", "huiyin", "serve", "--data", str(folder), "--host", host, "--port", str(port)]
    os.execv(sys.executable, command)  # noqa: S606  our own command, by our own interpreter


def _stands(folder: Path, scale: float) -> bool:
    """Say whether this demo was built here before; clear away what a killed build left behind.

    Raises:
        NotADemoError: the folder or its database holds another installation, or a demo of another scale.
    """
    prepare()
    mark = folder / MARK
    if not mark.exists():
        if ImportBatch.objects.exists() or User.objects.exists():
            raise NotADemoError(folder=folder, why=Text("there is no demo.json", "没有 demo.json"))
        return False
    facts = json.loads(mark.read_text())
    if not facts["complete"]:
        _clear(folder)
        return False
    if facts["scale"] != scale:
        raise NotADemoError(folder=folder, why=Text(f"its scale is {facts['scale']}", f"比例为 {facts['scale']}"))
    return True


def _clear(folder: Path) -> None:
    call_command("flush", verbosity=0, interactive=False)
    for left in ("snapshots", "imports", "exchanges", "lists", "cache", _FILES):
        shutil.rmtree(folder / left, ignore_errors=True)


def _build(folder: Path, scale: float) -> None:
    _note(folder, scale, complete=False)
    province = Province(folder / _FILES, scale, SEED)
    for stage in _stages(province):
        with progress(stage.label) as report:
            stage.work(report)
    province.survey.replace(folder / "survey.parquet")
    shutil.rmtree(province.folder)
    _note(folder, scale, complete=True)


def _stages(province: Province) -> Iterator[Stage]:
    yield Stage(
        Text("making people on the real divisions", "在真实区划上生成人口"),
        lambda report: make_province(province.folder, scale=province.scale, seed=province.seed, progress=report),
    )
    yield from _imports(province)
    # Before anybody works in it: a case of 2021 makes the register one of 2021, for which no line is known.
    yield Stage(
        Text("checking the register for suspects", "核验台账疑点"),
        lambda report: find_suspects(by=BY, at=now(), report=report),
    )
    yield Stage(Text("answering some of them", "登记部分核实结果"), lambda _: answer_some(on=today(), at=now()))
    yield Stage(
        Text("searching for double entries", "查找重复登记"),
        lambda report: find_duplicates(by=BY, at=now(), report=report),
    )
    yield from _works(province)
    yield Stage(Text("deciding some of them", "作出部分认定"), lambda _: decide_some(on=today(), at=now()))
    yield Stage(
        Text("comparing a list of vehicles", "比对机动车名单"),
        lambda report: compare_vehicles(on=today(), at=now(), report=report),
    )
    yield Stage(
        Text("comparing with the national registry", "核对全国系统"),
        lambda _: compare_registry(on=today(), at=now()),
    )
    yield Stage(
        Text("assessing the prefectures", "考核市州"),
        lambda _: assess_year(year=SCHEME_YEAR, scheme_key=SCHEME, by=BY, at=now()),
    )
    yield Stage(
        Text("planning the next year's exits", "编制下一年度退出计划"),
        lambda _: plan_exits(province=province, by=BY, at=now()),
    )
    last = province.years[-1]
    yield Stage(Text(f"preparing the pages of {last}", f"准备 {last} 年页面"), lambda report: follow(last, report))


def _imports(province: Province) -> Iterator[Stage]:
    yield _import("places", province.years[0], province.places)
    yield _import("organisations", province.years[-1], province.organisations)
    yield Stage(Text("signing up the cast", "建立演示账号"), lambda _: _sign_up())
    for year in province.years:
        yield _import("statistics", year, province.statistics(year))
        yield _import("households", year, province.households(year))
        yield _import("persons", year, province.persons(year))
        if year in province.facility_years:
            yield _import("facilities", year, province.facilities(year))
        if year == province.years[-1]:
            yield _import("poor_places", year, province.poor_places)
            yield _import("help", year, province.help)
        yield _freeze(year)


def _works(province: Province) -> Iterator[Stage]:
    yield Stage(Text("pairing the helper with households", "为帮扶责任人结对"), lambda _: pair_helper(by=BY, at=now()))
    yield Stage(Text("working on cases", "办理事项"), lambda _: work_on_cases(at=now()))
    yield Stage(Text("attaching evidence", "上传佐证附件"), lambda _: attach_a_notice_board(at=now()))
    yield Stage(Text("declaring windows", "设定办理窗口"), lambda _: _declare_windows())
    yield Stage(Text("asking villages", "下达采集任务"), lambda _: ask_villages(on=today(), at=now()))
    yield Stage(Text("setting up papers", "设定文书"), lambda _: set_up_papers(on=today(), at=now()))
    yield Stage(Text("leading villages out", "办理贫困村退出"), lambda _: lead_villages_out(at=now()))
    yield Stage(Text("leading counties out", "办理贫困县退出"), lambda _: lead_counties_out(at=now()))
    yield Stage(Text("asking for changes", "提交变更申请"), lambda _: ask_for_changes(on=today(), at=now()))
    yield Stage(Text("visiting households", "走访农户"), lambda _: visit_households(on=today(), at=now()))
    yield Stage(Text("pairing units", "安排单位结对"), lambda _: _assist())
    yield Stage(Text("promising", "作出承诺"), lambda _: promise(at=now()))
    yield Stage(Text("following promises", "跟踪承诺"), lambda _: follow_promises(at=now()))
    yield Stage(Text("holding the leading group's meetings", "召开领导小组会议"), lambda _: lead(at=now()))
    yield Stage(Text("telling offices", "沟通联络"), lambda _: communicate(at=now()))
    yield Stage(Text("planning publicity", "编制宣传计划"), lambda _: publicise(at=now()))
    yield Stage(Text("handing targets down", "分解目标"), lambda _: set_targets(scale=province.scale))
    yield Stage(Text("signing letters of responsibility", "签订责任书"), lambda _: write_letters(at=now()))
    yield Stage(Text("forecasting", "预测以后各年"), lambda report: forecast_years(at=now(), report=report))
    yield Stage(Text("commanding theatres", "战区督战"), lambda _: command_theatres(at=now()))
    yield Stage(Text("funding projects", "安排项目资金"), lambda _: fund_projects(scale=province.scale, at=now()))
    yield Stage(Text("binding firms and households", "登记产业带动"), lambda _: earn(scale=province.scale, at=now()))
    yield Stage(Text("cooperating between East and West", "开展东西部协作"), lambda _: cooperate(at=now()))
    yield Stage(Text("planning help", "拟定农户帮扶计划"), lambda _: plan_help(scale=province.scale, at=now()))
    yield Stage(Text("comparing the helped", "比较帮扶成效"), lambda _: compare_help(at=now()))
    yield Stage(Text("relocating households", "登记易地搬迁"), lambda _: relocate(scale=province.scale, at=now()))
    yield Stage(Text("training people", "登记技能培训"), lambda _: train(scale=province.scale, at=now()))
    yield Stage(Text("consulting places and units", "组织年度会商"), lambda _: consult(at=now()))


def _assist() -> None:
    assist()
    post_teams(on=today(), at=now())
    propose_rest(on=today(), at=now())
    for county in (HUZHU, NANGQEN):
        name_helpers(county, most=HELPED, on=today(), at=now())


def _declare_windows() -> None:
    declare_windows(at=now())
    except_some(at=now())
    keep_one_waiting(at=now())


def _sign_up() -> None:
    sign_up(by=BY, at=now())
    delegate_to_secretary(on=today(), at=now())


def _import(kind: str, year: int, path: Path) -> Stage:
    def work(report: Report) -> None:
        rows = Text("{rows} rows", "{rows} 行")
        import_file(
            kind=kind, year=year, path=path, by=BY, at=now(),
            progress=lambda fraction, count: report(fraction, rows.fill(rows=f"{count:,}")),
        )  # fmt: skip

    return Stage(Text(f"importing {kind} {year}", f"导入 {year} 年 {kind}"), work)


def _freeze(year: int) -> Stage:
    return Stage(
        Text(f"freezing {year}", f"冻结 {year} 年"),
        lambda report: freeze_year(year=year, by=BY, at=now(), report=report, seen=LACKS, made_up=True),
    )


def _note(folder: Path, scale: float, *, complete: bool) -> None:
    (folder / MARK).write_text(json.dumps({"scale": scale, "complete": complete, "password": PASSWORD}))
