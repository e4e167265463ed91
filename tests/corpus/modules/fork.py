# fork, waitpid and exit statuses.
import os, sys
def child(n):
    return n * 2
pid = os.fork()
if pid == 0:
    os._exit(child(21))
done, status = os.waitpid(pid, 0)
print(done == pid, os.WIFEXITED(status), os.WEXITSTATUS(status), os.waitstatus_to_exitcode(status))
sys.stdout.flush()
pid = os.fork()
if pid == 0:
    print("in the child", os.getppid() != os.getpid())
    sys.exit(7)
print(os.WEXITSTATUS(os.waitpid(pid, 0)[1]))
sys.stdout.flush()
pids = []
for i in range(3):
    pid = os.fork()
    if pid == 0:
        total = 0
        for k in range(1000): total += child(k)
        os._exit(i + total % 5)
    pids.append(pid)
print(sorted(os.WEXITSTATUS(os.waitpid(p, 0)[1]) for p in pids))
sys.stdout.flush()
pid = os.fork()
if pid == 0:
    try:
        raise SystemExit(5)
    finally:
        print("finally in the child")
print(os.WEXITSTATUS(os.waitpid(pid, 0)[1]))
try:
    os.waitpid(pid, 0)
except ChildProcessError:
    print("no child left")
