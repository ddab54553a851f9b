"""`python -m huiyin` is `huiyin`."""

import sys

from huiyin.cli.main import main

sys.exit(main())
