"""The roles of a poverty-reduction system, what each may do, and by what its reach is bounded."""

from dataclasses import dataclass
from enum import StrEnum

from huiyin.kernel.text import Text


class May(StrEnum):
    """One thing that a role may or may not do."""

    SEE_FIGURES = "see_figures"  # situation, places, snapshots: figures without persons
    CHOOSE_LINE = "choose_line"  # measure by another poverty line than the statutory one
    SEE_HOUSEHOLDS = "see_households"  # households and persons in reach, masked
    UNMASK = "unmask"  # show one masked value, with a reason, logged
    CHANGE_HOUSEHOLDS = "change_households"  # by a form; what decides eligibility waits for somebody else's approval
    APPROVE_CHANGES = "approve_changes"
    ANSWER_SUSPECTS = "answer_suspects"  # record what asking about a doubtful entry found
    CHECK_REGISTER = "check_register"  # have the whole register checked
    DECIDE_DUPLICATES = "decide_duplicates"  # say whether two entries in reach are one, check who says so, undo it
    CROSS_CHECK = "cross_check"  # compare other departments' lists with the register, and withdraw them
    SEE_FLAGS = "see_flags"  # what other departments' lists say of households in reach
    DECIDE_FLAGS = "decide_flags"  # say what came of asking about a flag that a list raised
    RECORD_VISITS = "record_visits"  # tell of one's visits to households in reach
    IMPORT = "import"
    FREEZE = "freeze"
    ASSESS = "assess"  # compute and close an assessment round
    SEE_ASSESSMENT = "see_assessment"
    SEE_AUDIT = "see_audit"
    MANAGE_ACCOUNTS = "manage_accounts"
    DELEGATE = "delegate"
    OPEN_WINDOWS = "open_windows"  # declare, change and close windows; open and delegate any exception
    OPEN_EXCEPTIONS = "open_exceptions"  # open an exception, by delegation where windows are not one's own
    PROPOSE_COLLECTIONS = "propose_collections"  # propose to ask villages for something, and withdraw that
    ADMIT_COLLECTIONS = "admit_collections"  # admit or refuse what others propose
    EDIT_PAPERS = "edit_papers"  # write the texts of papers, and say which languages a place uses
    EXCHANGE = "exchange"  # compare with the national registry, and write files for it
    WORK_CASES = "work_cases"  # take the steps of one's own office in cases within reach, and answer objections
    SEE_COMMITMENTS = "see_commitments"  # of places in reach and of one's own office
    GIVE_COMMITMENTS = "give_commitments"  # in the name of one's own office, and do what that office may
    RUN_ROUNDS = "run_rounds"  # of assistance: open and close them, take units in, have pairings proposed and adopted
    PAIR_UNITS = "pair_units"  # with places in reach, and end such a pairing
    KEEP_TEAMS = "keep_teams"  # of villages in reach, and say who helps which household there
    HOLD_MEETINGS = "hold_meetings"  # of the leading group of one's own place, and keep its documents
    SET_TARGETS = "set_targets"  # of the level below, in the name of one's own office, with the letters that hold them
    ANSWER_FOR_TARGETS = "answer_for_targets"  # report on those of one's own office, ask for others, sign for them
    INSPECT_TARGETS = "inspect_targets"  # record what an inspection found of targets in reach
    ASK_FORECASTS = "ask_forecasts"  # what would be with other rates of leaving poverty and returning to it
    MANAGE_PROJECTS = "manage_projects"  # propose projects, decide about others', and keep their money
    KEEP_THEATRES = "keep_theatres"  # set them up, with their places, commanders and action plans
    COMMAND_THEATRES = "command_theatres"  # prepare and make visits to them, and give orders
    PLAN_HELP = "plan_help"  # draw up and carry out plans for households in reach, and record what those say of them
    APPROVE_PLANS = "approve_plans"  # of households in reach, drawn up by others
    COMPARE_HELP = "compare_help"  # have what became of helped households compared with others
    ACCEPT_PROJECTS = "accept_projects"  # say that what others built in reach is there and what it is worth
    RAISE_NEEDS = "raise_needs"  # of places in reach, before the units that assist them, and settle the answers
    ANSWER_NEEDS = "answer_needs"  # that places put before one's own unit
    MANAGE_RELOCATION = "manage_relocation"  # set up schemes, offer houses in them, record houses, moves, old sites
    RECORD_CONSENT = "record_consent"  # record what households say of their relocation, in schemes of others
    MANAGE_TRAINING = "manage_training"  # set up courses, enter who joins, who was there, who passed
    KEEP_INDUSTRY = "keep_industry"  # firms in reach, their contracts with households and payments, and small loans
    COOPERATE = "cooperate"  # plan, report and confirm what an eastern partner and a county do together


class Reach(StrEnum):
    """By what a role's view is bounded."""

    PLACE = "place"  # the person's place and all below
    ORGANISATION = "organisation"  # a department reaches figures of the place its organisation serves
    PAIRING = "pairing"  # the villages or households paired with the person, or with their organisation
    THEATRE = "theatre"  # the places of the theatre
    ASSIGNMENT = "assignment"  # what an inspection or an evaluation was assigned
    ALL = "all"


class Role(StrEnum):
    """Who somebody is in the system."""

    PROVINCIAL_OFFICE = "provincial_office"
    PREFECTURE_OFFICER = "prefecture_officer"
    COUNTY_OFFICER = "county_officer"
    TOWNSHIP_OFFICER = "township_officer"
    VILLAGE_WORKER = "village_worker"
    HELPER = "helper"
    ASSISTING_UNIT = "assisting_unit"
    DEPARTMENT = "department"
    EASTERN_PARTNER = "eastern_partner"
    COMMANDER = "commander"
    SECRETARY = "secretary"
    INSPECTOR = "inspector"
    EVALUATOR = "evaluator"
    ANALYST = "analyst"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Charter:
    """What a role is called, what bounds it, and what it may do."""

    label: Text
    reach: Reach
    may: frozenset[May]


_OFFICE = frozenset(
    {
        May.SEE_FIGURES, May.SEE_HOUSEHOLDS, May.UNMASK, May.ANSWER_SUSPECTS, May.DECIDE_DUPLICATES,
        May.SEE_FLAGS, May.DECIDE_FLAGS, May.IMPORT, May.SEE_ASSESSMENT, May.SEE_COMMITMENTS, May.GIVE_COMMITMENTS,
        May.ANSWER_FOR_TARGETS,
    }
)  # fmt: skip
_HEADS_COUNTIES = frozenset(
    {
        May.EXCHANGE, May.CROSS_CHECK, May.SEE_AUDIT, May.MANAGE_ACCOUNTS, May.OPEN_EXCEPTIONS, May.EDIT_PAPERS,
        May.PROPOSE_COLLECTIONS, May.HOLD_MEETINGS, May.SET_TARGETS, May.ASK_FORECASTS,
    }
)  # fmt: skip
_PARTNER = frozenset({May.SEE_FIGURES, May.SEE_HOUSEHOLDS})
_FUNDS = frozenset({May.MANAGE_PROJECTS, May.ACCEPT_PROJECTS})
_PROGRAMMES = frozenset({May.MANAGE_RELOCATION, May.MANAGE_TRAINING})
_PROMISES = frozenset({May.SEE_COMMITMENTS, May.GIVE_COMMITMENTS})
_KEEPS_THE_REGISTER = frozenset({May.CHANGE_HOUSEHOLDS, May.APPROVE_CHANGES})

CHARTERS: dict[Role, Charter] = {
    Role.PROVINCIAL_OFFICE: Charter(
        Text("provincial office", "省扶贫办"),
        Reach.PLACE,
        _OFFICE
        | _HEADS_COUNTIES
        | _FUNDS
        | _PROGRAMMES
        | {
            May.CHOOSE_LINE, May.CHECK_REGISTER, May.FREEZE, May.ASSESS, May.OPEN_WINDOWS, May.ADMIT_COLLECTIONS,
            May.RUN_ROUNDS, May.PAIR_UNITS, May.KEEP_THEATRES, May.COMPARE_HELP,
        },
    ),
    Role.PREFECTURE_OFFICER: Charter(
        Text("prefecture officer", "市州扶贫干部"),
        Reach.PLACE,
        _OFFICE | _HEADS_COUNTIES | _FUNDS | _PROGRAMMES | {May.ADMIT_COLLECTIONS, May.PAIR_UNITS, May.KEEP_THEATRES},
    ),
    Role.COUNTY_OFFICER: Charter(
        Text("county officer", "县扶贫干部"),
        Reach.PLACE,
        _OFFICE
        | _HEADS_COUNTIES
        | _FUNDS
        | _KEEPS_THE_REGISTER
        | _PROGRAMMES
        | {
            May.WORK_CASES, May.KEEP_TEAMS, May.RAISE_NEEDS, May.RECORD_CONSENT, May.KEEP_INDUSTRY, May.COOPERATE,
        },
    ),
    Role.TOWNSHIP_OFFICER: Charter(
        Text("township officer", "乡镇扶贫干部"),
        Reach.PLACE,
        (_OFFICE - {May.SEE_ASSESSMENT})
        | _KEEPS_THE_REGISTER
        | {
            May.MANAGE_ACCOUNTS, May.WORK_CASES, May.ACCEPT_PROJECTS, May.RAISE_NEEDS, May.RECORD_CONSENT,
            May.MANAGE_TRAINING, May.PLAN_HELP, May.APPROVE_PLANS, May.KEEP_INDUSTRY,
        },
    ),
    Role.VILLAGE_WORKER: Charter(
        Text("village worker", "村扶贫专干"),
        Reach.PLACE,
        _PARTNER
        | {
            May.UNMASK, May.ANSWER_SUSPECTS, May.CHANGE_HOUSEHOLDS, May.RECORD_VISITS, May.WORK_CASES,
            May.SEE_COMMITMENTS, May.ACCEPT_PROJECTS, May.RAISE_NEEDS, May.RECORD_CONSENT, May.PLAN_HELP,
        },
    ),
    Role.HELPER: Charter(Text("helper", "帮扶责任人"), Reach.PAIRING, _PARTNER | {May.RECORD_VISITS, May.PLAN_HELP}),
    Role.ASSISTING_UNIT: Charter(
        Text("assisting unit", "帮扶单位"), Reach.PAIRING, _PARTNER | _PROMISES | {May.ANSWER_NEEDS}
    ),
    Role.DEPARTMENT: Charter(
        Text("industry department", "行业部门"), Reach.ORGANISATION,
        _PROMISES | _FUNDS | {May.SEE_FIGURES, May.SEE_ASSESSMENT, May.PROPOSE_COLLECTIONS, May.ANSWER_FOR_TARGETS},
    ),
    Role.EASTERN_PARTNER: Charter(
        Text("eastern partner", "东部协作方"), Reach.PAIRING,
        _PROMISES | {May.SEE_FIGURES, May.ANSWER_NEEDS, May.COOPERATE},
    ),
    Role.COMMANDER: Charter(
        Text("theatre commander", "战区指挥长"),
        Reach.THEATRE,
        _PARTNER | _PROMISES | {May.SEE_ASSESSMENT, May.DELEGATE, May.COMMAND_THEATRES},
    ),
    Role.SECRETARY: Charter(
        Text("commander's secretary", "战区联络员"), Reach.THEATRE, frozenset({May.SEE_FIGURES, May.SEE_COMMITMENTS})
    ),
    Role.INSPECTOR: Charter(
        Text("inspector", "督查巡查员"), Reach.ASSIGNMENT,
        _PARTNER | {May.UNMASK, May.SEE_COMMITMENTS, May.INSPECT_TARGETS},
    ),
    Role.EVALUATOR: Charter(
        Text("third-party evaluator", "第三方评估员"), Reach.ASSIGNMENT, _PARTNER
    ),
    Role.ANALYST: Charter(
        Text("analyst", "统计分析员"), Reach.PLACE,
        frozenset(
            {
                May.SEE_FIGURES, May.CHOOSE_LINE, May.ASK_FORECASTS, May.COMPARE_HELP, May.SEE_ASSESSMENT,
                May.SEE_COMMITMENTS,
            }
        ),
    ),
    Role.AUDITOR: Charter(
        Text("auditor", "审计员"),
        Reach.ALL,
        frozenset(
            {
                May.SEE_FIGURES, May.SEE_HOUSEHOLDS, May.SEE_FLAGS, May.SEE_ASSESSMENT, May.SEE_AUDIT,
                May.SEE_COMMITMENTS,
            }
        ),
    ),
    Role.ADMINISTRATOR: Charter(
        Text("administrator", "系统管理员"), Reach.ALL, frozenset({May.MANAGE_ACCOUNTS, May.SEE_AUDIT})
    ),
}  # fmt: skip


def takes_households(role: Role) -> bool:
    """Say whether somebody of this role can be given single households: who is paired with people and sees them."""
    charter = CHARTERS[role]
    return charter.reach is Reach.PAIRING and May.SEE_HOUSEHOLDS in charter.may
