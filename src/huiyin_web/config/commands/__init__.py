"""What the platform's commands do. Importing this package makes Django ready for the folder in `HUIYIN_DATA`."""

import os

import django
from django.utils import translation

from huiyin.cli.speaking import language

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiyin_web.config.settings")
django.setup()
# What a command writes through the platform's own pages and files speaks as the terminal does.
translation.activate("en" if language() == "en" else "zh-hans")
