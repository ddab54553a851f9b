"""The one page of a refusal: a heading by its status, why, and what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from huiyin.kernel.text import Text
from huiyin_web.core.language import current_language

_HEADINGS = {
    403: Text("Not within your role", "不在您的职责范围内"),
    404: Text("Not found", "未找到"),
    409: Text("Somebody was faster", "数据已被他人更新"),
    503: Text("Busy at the moment", "平台正忙"),
}
_REFUSED = Text("This could not be done", "操作未能完成")
_ROLE = Text(
    "Your role does not include this. Ask your office's administrator.", "您的角色没有此项权限，请联系本单位管理员。"
)
_NOWHERE = Text(
    "There is no page at this address. Check it, or begin at Today.",
    "该地址没有对应的页面。请核对地址，或从“今日事项”进入。",
)


def refusal(request: HttpRequest, status: int, message: str) -> HttpResponse:
    """Answer with the page that says why."""
    page = {"heading": _HEADINGS.get(status, _REFUSED), "message": message}
    return render(request, "core/error.html", {"page": page}, status=status)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that Django itself does not take from this person."""
    del exception
    return refusal(request, 403, _ROLE.say(current_language()))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that leads nowhere."""
    del exception
    return refusal(request, 404, _NOWHERE.say(current_language()))
