"""Programs that are started in a session or a group of their own, with descriptors, a mask or a
function to call first."""

import os
import signal
import subprocess
import sys
import tempfile

reads, writes = os.pipe()
done = subprocess.run(["sh", "-c", f"echo passed >&{writes}"], pass_fds=[writes])
print(done.returncode, os.read(reads, 20))
hidden = subprocess.run(["sh", "-c", f"echo hidden >&{writes}"], stderr=subprocess.DEVNULL)
print(hidden.returncode != 0)
# Copied to the place of a standard stream.
os.write(writes, b"typed")
os.close(writes)
print(subprocess.run(["cat"], stdin=reads, stdout=subprocess.PIPE, umask=0o22).stdout)

print(subprocess.check_output(["sh", "-c", "echo $0"], executable="/bin/sh", text=True))
print(subprocess.check_output("echo $0 $FOO", shell=True, env={"FOO": "x"}, umask=0o77, text=True))
own = subprocess.check_output(["sh", "-c", "umask"], umask=0o27, text=True)
print(own)

session = "import os; print(os.getsid(0) == os.getpid(), os.getpgrp() == os.getpid())"
for options in ({}, {"start_new_session": True}, {"process_group": 0}):
    print(options, subprocess.check_output([sys.executable, "-c", session], **options))


def before():
    os.chdir("/")
    os.environ["BEFORE"] = "1"


print(subprocess.check_output(["pwd"], preexec_fn=before), "BEFORE" in os.environ)


def failing():
    raise ValueError("not seen")


for options in (
    {"preexec_fn": failing}, {"executable": "/no/such/program"},
    {"cwd": "/no/such/folder", "start_new_session": True},
    {"user": "no such user"}, {"user": -1}, {"group": 1.5},
    {"startupinfo": 1}, {"creationflags": 1}, {"bufsize": "x"},
):
    try:
        subprocess.run(["true"], **options)
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "filename", None))
with tempfile.TemporaryFile() as file:
    subprocess.run(["sh", "-c", "echo out; echo err >&2"], stdout=file, stderr=subprocess.STDOUT,
                   start_new_session=True)
    file.seek(0)
    print(file.read())

# Where nobody waits for children, what could not start is told all the same.
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
try:
    subprocess.run(["/nosuch/program"])
except FileNotFoundError as error:
    print(error)
print(subprocess.run(["false"]).returncode, signal.getsignal(signal.SIGCHLD))
