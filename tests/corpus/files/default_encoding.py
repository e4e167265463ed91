"""Warnings of encodings that are not said, where they are asked for."""

import subprocess
import sys

PROGRAM = """
import io, os, pathlib, sys, tempfile
def own():
    return io.text_encoding(None)
print(sys.flags.warn_default_encoding, io.text_encoding("utf-8"))
open(os.devnull).close()
open(os.devnull, "rb").close()
open(os.devnull, encoding="utf-8").close()
io.TextIOWrapper(io.BytesIO())
own()
os.fdopen(os.open(os.devnull, os.O_RDONLY)).close()
pathlib.Path(os.devnull).read_text()
pathlib.Path(os.devnull).open().close()
tempfile.TemporaryFile("w").close()
tempfile.NamedTemporaryFile("w").close()
"""

for options, environment in (
    ([], {}), (["-X", "warn_default_encoding"], {}), ([], {"PYTHONWARNDEFAULTENCODING": "1"}),
):
    done = subprocess.run(
        [sys.executable, *options, "-c", PROGRAM], env=environment, capture_output=True,
        encoding="utf-8")
    print(done.stdout, done.returncode)
    for line in done.stderr.splitlines():
        if "Warning" in line:
            print(line)
