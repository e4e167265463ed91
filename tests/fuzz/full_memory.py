import builtins
try:
    from _testinternalcapi import remove_mem_hooks, set_nomemory
except ImportError:
    # Nothing fails: a snippet runs once.
    def set_nomemory(start, stop): pass
    def remove_mem_hooks(): return None
said = []
def print(*values):
    said.append(' '.join(map(str, values)))
def show(f, *more):
    try:
        v = f(*more)
        print(type(v).__name__, text(v))
    except MemoryError:
        raise
    except Exception as e:
        caught(e)
def attempt(f, number, failures):
    """Runs it with allocations that fail; whether none did, and what was raised."""
    said.clear()
    set_nomemory(number, number + failures)
    try:
        f()
        raised = None
    except BaseException as e:
        raised = e
    return remove_mem_hooks() in (None, failures or 1), raised
def outcome(raised):
    end = [] if raised is None else [('!', type(raised).__name__, str(raised), chain(raised), getattr(raised, '__notes__', None))]
    return said + end
def run(number, f):
    """Each allocation fails in turn, until none does: that is the result. The same with collections."""
    place, strange = 0, []
    while True:
        place += 1 + place // 64
        passed, raised = attempt(f, place, 1 + place % 3)
        if passed: break
        if isinstance(raised, (SystemError, UnboundLocalError)) or 'already executing' in str(raised):
            strange.append((place, type(raised).__name__, str(raised)))
    result, place = outcome(raised), 0
    # Objects that are made anew are elsewhere.
    while not strange and ' at 0x' not in str(result):
        place += 1 + place // 64
        passed, raised = attempt(f, place, 0)
        if passed: break
        if outcome(raised) != result: strange.append(('collected', place, *outcome(raised)))
    builtins.print('\x01@', number)
    for line in result: builtins.print(*line) if isinstance(line, tuple) else builtins.print(line)
    for line in strange:
        if str(line[1:]) not in str(result): builtins.print('strange', *line)
