"""What can be wrong with what a forecast is made from."""

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text


class HistoryError(HuiyinError):
    """A register or a past year from which nothing can be forecast."""

    code = "FORECAST_HISTORY"
    template = Text("{year}: {what} {mend}", "{year} 年：{what}{mend}")


class UnknownPlaceError(HuiyinError):
    """A place of which there is no forecast."""

    code = "FORECAST_PLACE"
    template = Text(
        "There is no forecast of {place}: no household of it is registered. Choose a place that has some.",
        "没有 {place} 的预测：该地没有登记在册的户。请选择有在册户的地方。",
    )
