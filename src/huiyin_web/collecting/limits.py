"""How long a count of the register stands for the register."""

from datetime import timedelta

COUNT_KEPT = timedelta(days=30)  # a proposal is decided within a month; later the villages may have other rows
