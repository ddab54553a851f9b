"""The library stands alone: whoever installs it without extras can measure."""

import subprocess
import sys

ALONE = """
import sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {BARRED}:
            raise ModuleNotFoundError(f"{name} is barred")

sys.meta_path.insert(0, Refuse())
import huiyin as hy
import huiyin.cli.measure
import pyarrow as pa

(row,) = hy.estimate(pa.table({"y": [1.0, 3.0]}), "headcount", welfare="y", line=2).rows()
print(row["estimate"])
"""
OF_EXTRAS = {
    "adbc_driver_postgresql", "adbc_driver_sqlite", "argon2", "csp", "django", "django_htmx", "granian", "huiyin_web",
    "pandas", "polars", "psycopg", "py4j", "pyspark", "pysqlite3", "whitenoise",
}  # fmt: skip


def test_the_library_measures_where_nothing_of_an_extra_is_installed():
    alone = ALONE.replace("{BARRED}", repr(OF_EXTRAS))
    found = subprocess.run([sys.executable, "-c", alone], capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout) == (0, "0.5\n"), found.stderr
