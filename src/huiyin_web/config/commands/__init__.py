"""What the platform's commands do. Importing this package makes Django ready for the folder in `HUIYIN_DATA`."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiyin_web.config.settings")
django.setup()
