"""What the audit log says of forecasts."""

from huiyin.kernel.text import Text

MADE, ASKED, CHECKED = "forecasts.forecast.made", "forecasts.question.asked", "forecasts.forecast.checked"
SENTENCES = {
    MADE: Text("had the register forecast", "生成台账预测"),
    ASKED: Text("asked what would be with other rates", "测算改变比率后的预测"),
    CHECKED: Text("compared earlier forecasts with a frozen year", "以年度快照检验以往预测"),
}
SUBJECTS = {
    "forecast": Text("forecast {key}", "预测 {key}"),
    "forecasts": Text("forecasts", "预测"),
}
