"""The platform: it stores what an office knows and asks the library what that means.

The first thing it does is to put a sound SQLite in the place of the interpreter's: before 3.51.3 a write-ahead
log could be reset under a second writer and corrupt the file (docs/decisions/0004-sqlite.md).
"""

import sys

import pysqlite3
from pysqlite3 import dbapi2

sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = dbapi2
