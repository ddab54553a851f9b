"""Django's handle on the app."""

from django.apps import AppConfig

from huiyin.kernel.text import Text


class ExchangeConfig(AppConfig):
    """Round trip with the national registry."""

    name = "huiyin_web.exchange"
    label = "exchange"

    def ready(self) -> None:
        """Register the app's sentences, its jobs and its line of the navigation."""
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.core import audit
        from huiyin_web.core.frame import Entry, register_entry
        from huiyin_web.exchange.actions import (
            close_exchange,
            compare_export,
            decide_difference,
            decide_field,
            download_outgoing,
            download_register,
            take_export,
            write_outgoing,
        )
        from huiyin_web.exchange.tasks import register_jobs

        audit.describe(take_export.CODE, Text("sent an export of the national registry", "上传全国系统导出文件"))
        audit.describe(
            compare_export.REFUSED, Text("refused an export of the national registry", "退回全国系统导出文件")
        )
        audit.describe(close_exchange.CODE, Text("closed an exchange with the national registry", "结束全国系统核对"))
        audit.describe(write_outgoing.CODE, Text("wrote a file for the national registry", "生成全国系统回传文件"))
        audit.describe(compare_export.CODE, Text("compared an export of the national registry", "核对全国系统导出文件"))
        audit.describe(
            decide_difference.CODE,
            Text("decided about a difference with the national registry", "处理与全国系统的差异"),
        )
        audit.describe(
            decide_field.CODE,
            Text("decided about a field's differences with the national registry", "批量处理与全国系统的差异"),
        )
        audit.describe(
            download_outgoing.CODE, Text("downloaded a file for the national registry", "下载全国系统回传文件")
        )
        audit.describe(
            download_register.CODE, Text("downloaded the register in the national layout", "按全国系统版式下载台账")
        )
        audit.describe_subject("exchange", Text("exchange {key} with the national registry", "第 {key} 次全国系统核对"))
        register_jobs()
        register_entry(
            Entry(
                group="data",
                order=17,
                label=Text("National registry", "全国系统核对"),
                url_name="exchange:exchanges",
                icon="imports",
                may=lambda request: actor_from(request).may(May.EXCHANGE),
            )
        )
