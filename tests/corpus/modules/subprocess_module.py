# Other programs: what they print, take, and end with; what is refused.
import os
import subprocess
from subprocess import DEVNULL, PIPE, STDOUT, Popen, run

print(run(["echo", "hi"], capture_output=True))
print(run(["cat"], input="text\nmore", text=True, capture_output=True))
print(run("echo out; echo err >&2; exit 3", shell=True, capture_output=True, text=True))
print(run("echo out; echo err >&2", shell=True, stdout=PIPE, stderr=STDOUT))
print(run(["true"]).returncode, run(["false"], stdout=DEVNULL))
print(subprocess.check_output(["printf", "a\\r\\nb"], text=True).splitlines(), subprocess.call(["false"]))
print(run(["cat"], stdin=DEVNULL, stdout=PIPE), run(["pwd"], cwd="/", stdout=PIPE, text=True).stdout)
print(run("echo $X-$HOME-", shell=True, env={"X": "5"}, stdout=PIPE).stdout)
for args, options in (
    (["false"], {"check": True}),
    ("exit 7", {"check": True, "shell": True, "capture_output": True}),
    (["/nosuch/program"], {}),
    (["cat"], {"input": b"x", "stdin": PIPE}),
    (["cat"], {"capture_output": True, "stdout": PIPE}),
):
    try:
        run(args, **options)
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "returncode", None), getattr(e, "cmd", None))
with Popen(["cat"], stdin=PIPE, stdout=PIPE, text=True) as p:
    p.stdin.write("one\ntwo\n")
    p.stdin.close()
    print(p.stdout.readline(), list(p.stdout), p.wait(), p.poll())
with Popen(["sleep", "5"]) as p:
    print(p.poll(), p)
    p.terminate()
    print(p.wait(), p)
try:
    run(["sleep", "5"], timeout=0.05)
except subprocess.TimeoutExpired as e:
    print(e.cmd, e.output, str(e)[:45])
print(run("kill -9 $$", shell=True))
p = Popen("head -c 300000 /dev/zero; head -c 200000 /dev/zero >&2", shell=True, stdout=PIPE, stderr=PIPE)
out, err = p.communicate()
print(len(out), len(err), p.returncode)
data = os.urandom(1) * 500000
print(run(["cat"], input=data, stdout=PIPE).stdout == data, run(["true"], input=data).returncode)
print(subprocess.getoutput("echo a; echo b"), subprocess.getstatusoutput("exit 2"))
try:
    run(["true"], check=True).check_returncode()
    subprocess.check_call(["false"])
except subprocess.CalledProcessError as e:
    print(e, e.output, e.stdout)
print(str(subprocess.TimeoutExpired("c", 3)), subprocess.CompletedProcess("a", -2, b"x"))
read, write = os.pipe()
run(["echo", "through"], stdout=write)
os.close(write)
print(os.read(read, 100))
