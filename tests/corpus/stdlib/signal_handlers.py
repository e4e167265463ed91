# Signals and handlers for them, in the middle of loops, sleeps and functions in Rust.
import signal, os, time, sys
print(signal.SIGINT, repr(signal.SIGTERM), signal.Signals(15).name, signal.SIG_DFL, repr(signal.SIG_IGN))
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGPIPE))
seen = []
def handler(number, frame):
    seen.append((number, frame.f_code.co_name))
def work():
    os.kill(os.getpid(), signal.SIGUSR1)
    signal.raise_signal(signal.SIGUSR2)
    return len(seen)
print(signal.signal(signal.SIGUSR1, handler), signal.signal(signal.SIGUSR2, handler))
print(work(), seen)
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is handler)
os.kill(os.getpid(), signal.SIGUSR1); print(len(seen))
class Alarm(Exception): pass
def on_alarm(n, f): raise Alarm(n)
signal.signal(signal.SIGALRM, on_alarm)
try:
    signal.setitimer(signal.ITIMER_REAL, .02)
    while True: pass
except Alarm as e: print("alarm", repr(e))
try: signal.setitimer(signal.ITIMER_REAL, .02); time.sleep(5)
except Alarm as e: print("alarm in sleep")
ticks = []
signal.signal(signal.SIGALRM, lambda n, f: ticks.append(n))
signal.setitimer(signal.ITIMER_REAL, .01, .01)
t = time.monotonic(); time.sleep(.06); print(time.monotonic() - t >= .06)
while len(ticks) < 3: time.sleep(.01)
print(signal.setitimer(signal.ITIMER_REAL, 0)[1], signal.getitimer(signal.ITIMER_REAL))
try: signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt as e: print(repr(e))
signal.signal(signal.SIGINT, handler); signal.raise_signal(signal.SIGINT); print(seen[-1])
signal.signal(signal.SIGINT, signal.default_int_handler)
try: os.kill(os.getpid(), signal.SIGINT); time.sleep(1)
except KeyboardInterrupt: print("interrupted")
for bad in (lambda: signal.signal(signal.SIGKILL, handler), lambda: signal.signal(99, handler), lambda: signal.signal(signal.SIGTERM, 3.5), lambda: signal.getsignal(0), lambda: signal.strsignal(0)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(signal.strsignal(signal.SIGSEGV), signal.strsignal(64), signal.alarm(0), len(signal.valid_signals()), signal.NSIG)
paused = []
signal.signal(signal.SIGALRM, lambda n, f: paused.append(n))
signal.setitimer(signal.ITIMER_REAL, .02, .02); signal.pause(); signal.setitimer(signal.ITIMER_REAL, 0)
print(set(paused))
def gen():
    for i in range(200000):
        yield i
n = 0
def count(*_):
    global n; n += 1
signal.signal(signal.SIGALRM, count)
signal.setitimer(signal.ITIMER_REAL, .001, .001)
sums = set()
while n < 6: sums.add((sum(x for x in gen()), sum(map(int, gen())), *sorted(gen(), key=lambda x: -x)[:3]))
signal.setitimer(signal.ITIMER_REAL, 0)
print(sums)
