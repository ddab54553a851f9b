"""What the app refuses to do."""

from huiyin.kernel.text import Text
from huiyin_web.core.errors import ConflictError


class SearchUnderWayError(ConflictError):
    """The register is being searched for suspects already."""

    code = "SUSPECTS_UNDER_WAY"
    template = Text(
        "The register is being checked already. Wait until that job is over; see the page Jobs.",
        "正在核验台账，请等待该任务结束；详见“后台任务”页。",
    )


class AnsweredError(ConflictError):
    """Somebody else answered meanwhile."""

    code = "SUSPECT_ANSWERED"
    template = Text(
        "This was answered meanwhile by {by}: {outcome}. Reload the page, and answer again only if that is wrong.",
        "{by} 已在此期间登记结果：{outcome}。请刷新页面，确有不符再重新登记。",
    )


class NoteNeededError(ConflictError):
    """An explanation without words."""

    code = "SUSPECT_NOTE"
    status = 400
    template = Text("Say in a few words what explains it.", "请简要填写情况说明。")
