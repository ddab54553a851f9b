"""The words and arguments of the platform's commands; what they do stands in one file each under `commands`.

Nothing here may import Django: `huiyin --help` reads this module in an instant and touches no installation.
"""

from argparse import ArgumentParser
from pathlib import Path

from huiyin.cli.command import Command
from huiyin.cli.numbers import day, port, year
from huiyin.cli.speaking import language
from huiyin.kernel.text import Text

PORT = 8000


def _say(en: str, zh: str) -> str:
    return Text(en, zh).say(language())


def _address(parser: ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=port, default=PORT)


def _demo(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--scale",
        type=float,
        default=0.1,
        help=_say("share of the province's people (default 0.1)", "人口比例（默认 0.1）"),
    )
    parser.add_argument("--no-serve", action="store_true", help=_say("build it and stop", "只生成，不启动服务"))
    _address(parser)


def _import(parser: ArgumentParser) -> None:
    parser.add_argument(
        "kind",
        help=_say(
            "places, organisations, statistics, households or persons",
            "places、organisations、statistics、households 或 persons",
        ),
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=_say("CSV or XLSX", "CSV 或 XLSX 文件"))
    parser.add_argument(
        "--year",
        type=year,
        help=_say("the year that the data describe (default: this year)", "数据所属年份（默认：今年）"),
    )
    parser.add_argument(
        "--codes",
        help=_say("a named code map for files that hold office numbers", "文件使用数字代码时所用的代码对照表名称"),
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=_say("check and count, change nothing", "只校验和统计，不改动数据")
    )
    parser.add_argument(
        "--good-rows-only",
        action="store_true",
        help=_say("apply the good rows, keep the refused ones out", "只导入合格行，不合格行不入库"),
    )
    parser.add_argument(
        "--errors",
        type=Path,
        metavar="OUT.xlsx",
        help=_say("write the corrected-file workbook here", "把待更正工作簿写到这里"),
    )


def _freeze(parser: ArgumentParser) -> None:
    parser.add_argument("year", type=year)
    parser.add_argument(
        "--reason", default="", help=_say("why a frozen year gets a new version", "已冻结年份生成新版本的理由")
    )
    parser.add_argument(
        "--accept-flaws",
        action="store_true",
        help=_say("freeze it with what it lacks, as listed", "确认所列存疑事项，仍予冻结"),
    )


def _assess(parser: ArgumentParser) -> None:
    parser.add_argument("year", type=year)
    parser.add_argument(
        "--scheme", required=True, metavar="KEY", help=_say("for example cn-prefecture-2016", "例如 cn-prefecture-2016")
    )
    parser.add_argument(
        "--format",
        choices=("table", "json", "xlsx"),
        default="table",
        help="in json, 'hash' is the SHA-256 of the canonical JSON (RFC 8785) of all but 'hash' and 'order'",
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help=_say("where xlsx is written", "xlsx 的保存位置"))


def _duplicates(_parser: ArgumentParser) -> None:
    """Take nothing: the register as it is now is searched."""


def _crosscheck(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=_say("CSV or XLSX", "CSV 或 XLSX 文件"))
    parser.add_argument(
        "--kind",
        required=True,
        metavar="KIND",
        help=_say("what it lists: vehicles, dibao, ...", "名单种类：vehicles、dibao 等"),
    )
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="DAY",
        help=_say("the day whose state it shows (default: today)", "名单数据的截止日期（默认：今天）"),
    )
    parser.add_argument(
        "--place",
        default="",
        metavar="CODE",
        help=_say(
            "12-digit code of the place of which it holds everybody (default: all places)",
            "名单覆盖地区的 12 位区划代码（默认：全部地区）",
        ),
    )


def _user(parser: ArgumentParser) -> None:
    parser.add_argument("username", metavar="USERNAME", help=_say("the name to sign in with", "登录用户名"))
    parser.add_argument(
        "--role",
        default="",
        metavar="ROLE",
        help=_say(
            "of a new account, for example provincial_office, county_officer",
            "新账号的角色，例如 provincial_office、county_officer",
        ),
    )
    parser.add_argument(
        "--place",
        default="",
        metavar="CODE",
        help=_say("of a new account: the office's 12-digit place code", "新账号所在单位的 12 位区划代码"),
    )
    parser.add_argument(
        "--name", default="", help=_say("the person's name (default: USERNAME)", "姓名（默认同用户名）")
    )
    parser.add_argument(
        "--organisation",
        default="",
        metavar="NUMBER",
        help=_say("of a department, an assisting unit or a partner", "行业部门、帮扶单位或协作方的单位编号"),
    )
    parser.add_argument(
        "--reset",
        action="store_true",
        help=_say(
            "give the account of this name, whatever its role, a new one-time password",
            "为该用户名的现有账号（不限角色）重置一次性密码",
        ),
    )


def _verify(parser: ArgumentParser) -> None:
    parser.add_argument(
        "bundle",
        nargs="?",
        type=Path,
        help=_say("a folder of snapshots (default: the whole installation)", "快照目录（默认：整个平台）"),
    )


DEMO = Command(
    "demo",
    Text("make a province 2012 to 2016 and serve it", "生成 2012 至 2016 年示范省并启动服务"),
    _demo,
    "huiyin_web.config.commands.demo:run",
)
SERVE = Command(
    "serve", Text("serve the installation", "启动平台服务"), _address, "huiyin_web.config.commands.serve:run"
)
IMPORT = Command(
    "import", Text("import an office's files", "导入数据文件"), _import, "huiyin_web.config.commands.import_files:run"
)
FREEZE = Command(
    "freeze", Text("write and hash a year's snapshot", "冻结年度快照"), _freeze, "huiyin_web.config.commands.freeze:run"
)
DUPLICATES = Command(
    "duplicates",
    Text("search the register for double entries", "查找重复登记"),
    _duplicates,
    "huiyin_web.config.commands.duplicates:run",
)
CROSSCHECK = Command(
    "crosscheck",
    Text("compare another department's list with the register", "比对部门名单"),
    _crosscheck,
    "huiyin_web.config.commands.crosscheck:run",
)
ASSESS = Command(
    "assess",
    Text("assess a year by a scheme", "按考核办法进行年度考核"),
    _assess,
    "huiyin_web.config.commands.assess:run",
)
USER = Command(
    "user",
    Text("make an account, or reset one, with a one-time password", "开设账号或重置密码，并生成一次性密码"),
    _user,
    "huiyin_web.config.commands.user:run",
)
VERIFY = Command(
    "verify",
    Text("check snapshots, audit log and published results", "校验快照、审计记录与考核结果"),
    _verify,
    "huiyin_web.config.commands.verify:run",
)
