"""The pages of forms about teams and helpers: what is known before anybody writes."""

from datetime import date

from django.urls import reverse

from huiyin.followup.assistance import TEAM_ROLES
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.pages.boards import AskPage
from huiyin_web.assistance.queries import helpers, teams
from huiyin_web.assistance.queries.stored import helping_or_404, member_or_404, stays_poor
from huiyin_web.core.parts import Crumb
from huiyin_web.core.templatetags.wording import day

_POST = Text("Post somebody", "选派人员")
_POST_LEAD = Text(
    "For a term of two years. The name is a cadre's, no number of theirs is asked for.",
    "每期两年。只填姓名，不需任何证件号码。",
)
_LEAVE = Text("Let somebody leave", "办理离任")
_LEAVE_LEAD = Text(
    "A recall has a reason and a successor, so that no village is left alone.", "召回须有理由和接任人选，村里不断人。"
)
_END = Text("End somebody's help", "解除帮扶责任人")
_END_LEAD = Text(
    "It stays in the list with its last day and its reason. Nobody is released before poverty is left.",
    "结对记录保留结束日期和理由。不脱贫不脱钩。",
)
_STILL = Text("It is poor and nobody else helps it.", "尚未脱贫，且无其他责任人。")
_LEFT = Text("It has left poverty, or somebody else helps it.", "已脱贫，或另有责任人。")
_NAME = Text("Name a helper", "指定责任人")
_NAME_LEAD = Text(
    "A helper sees the household at home; a second helper may stand beside the first.",
    "责任人入户走访；可另设第二责任人。",
)


def post_page(*, actor: Actor, place: str, on: date) -> AskPage:
    """Give the page on which somebody is posted.

    Raises:
        NotAllowedError: their role keeps no teams.
    """
    actor.need(May.KEEP_TEAMS)
    back = reverse("assistance:teams") + (f"?place={place}" if place else "")
    return AskPage(
        _POST, _POST_LEAD, (Crumb(teams.TITLE, back), Crumb(_POST)), _POST, back,
        known={"place_code": place, "starts_on": on, "role": "member"},
    )  # fmt: skip


def leave_page(*, actor: Actor, number: int, on: date) -> AskPage:
    """Give the page on which somebody leaves a team.

    Raises:
        NotAllowedError, NotFoundError: their role keeps no teams, or the term is over or not theirs.
    """
    actor.need(May.KEEP_TEAMS)
    row = member_or_404(actor, number)
    back = f"{reverse('assistance:teams')}?place={row.place_code}"
    facts: tuple[tuple[Text, Text | str], ...] = (
        (Text("Name", "姓名"), row.name),
        (Text("Part in the team", "队内职务"), TEAM_ROLES.label_of(row.role).sentence()),
        (
            Text("Term", "任期"),
            Text("{since} to {until}", "{since} 至 {until}").fill(since=day(row.starts_on), until=day(row.until)),
        ),
    )
    return AskPage(
        _LEAVE, _LEAVE_LEAD, (Crumb(teams.TITLE, back), Crumb(_LEAVE)), _LEAVE, back, facts=facts, known={"on": on},
        warns=True,
    )  # fmt: skip


def helper_page(*, actor: Actor, on: date) -> AskPage:
    """Give the page on which a helper is named.

    Raises:
        NotAllowedError: their role keeps no teams.
    """
    actor.need(May.KEEP_TEAMS)
    back = reverse("assistance:helpers")
    return AskPage(_NAME, _NAME_LEAD, (Crumb(helpers.TITLE, back), Crumb(_NAME)), _NAME, back, known={"starts_on": on})


def end_helping_page(*, actor: Actor, number: int, on: date) -> AskPage:
    """Give the page on which a person's pairing with a household is ended.

    Raises:
        NotAllowedError, NotFoundError: their role keeps no teams, or the pairing is not running or not theirs.
    """
    actor.need(May.KEEP_TEAMS)
    row = helping_or_404(actor, number)
    back = f"{reverse('assistance:helpers')}?place={row.village_code}"
    facts: tuple[tuple[Text, Text | str], ...] = (
        (Text("Helper", "责任人"), row.helper),
        (Text("Household", "农户"), row.household.office_number),
        (Text("Since", "开始日期"), day(row.starts_on)),
        (Text("Poverty", "脱贫情况"), _STILL if stays_poor(row) else _LEFT),
    )
    return AskPage(
        _END, _END_LEAD, (Crumb(helpers.TITLE, back), Crumb(_END)), _END, back, facts=facts, known={"ends_on": on},
        warns=True,
    )  # fmt: skip
