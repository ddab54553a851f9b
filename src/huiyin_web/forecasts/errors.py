"""What can be wrong with what is asked of a forecast."""

from huiyin.kernel.text import Text
from huiyin_web.core.errors import ConflictError


class ForecastUnderWayError(ConflictError):
    """The same forecast is being made."""

    code = "FORECAST_UNDER_WAY"
    template = Text(
        "The register is being forecast. Wait until that is done, or cancel its job.",
        "正在预测。请等待完成，或取消其后台任务。",
    )


class SupersededError(ConflictError):
    """A later forecast took the place of the one that is asked."""

    code = "FORECAST_SUPERSEDED"
    template = Text(
        "A later forecast of {year} took the place of this one. Open the page again and ask that.",
        "该预测已被 {year} 年末更新的预测取代。请重新打开页面后再试。",
    )


class NothingAskedError(ConflictError):
    """A question that changes no rate."""

    code = "FORECAST_NOTHING_ASKED"
    template = Text(
        "Both rates stay as they were learnt. Change one of them: {allowed}.",
        "两项比率均未改变。请改变其中一项：{allowed}。",
    )
