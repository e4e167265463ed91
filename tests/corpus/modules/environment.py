# The os module.
import os
pid = os.getpid()
print(pid > 0, os.getppid() > 0, type(os.environ).__name__ == "_Environ" or True, os.getenv("STACKLINE_NO_SUCH_VARIABLE"), os.getenv("STACKLINE_NO_SUCH_VARIABLE", "default"))
print("STACKLINE_NO_SUCH_VARIABLE" in os.environ, os.environ.get("STACKLINE_NO_SUCH_VARIABLE", 5), "PATH" in os.environ, os.getenv("PATH") == os.environ["PATH"])
try:
    os.environ["STACKLINE_NO_SUCH_VARIABLE"]
except KeyError as e:
    print("KeyError", e)
print(os.WIFEXITED(256), os.WEXITSTATUS(256), os.WEXITSTATUS(3 << 8), os.WIFSIGNALED(9), os.WTERMSIG(9), os.WIFSIGNALED(0), os.name, os.sep)
try:
    os.waitpid(-1, 0)
except ChildProcessError as e:
    print(type(e).__name__, e.errno, e)
