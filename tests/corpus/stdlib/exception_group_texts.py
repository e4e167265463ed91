# Exception groups in texts made of TracebackException, with limits of width and depth.
import traceback
e = ExceptionGroup("A\n1", [ValueError("B\n2"), ExceptionGroup('in', [TypeError('x')])]); e.add_note('note')
print(traceback.format_exception_only(e, show_group=True))
print(traceback.format_exception_only(e))
print(traceback.format_exception_only(ValueError, ValueError('a')))
t = traceback.TracebackException.from_exception(ExceptionGroup("g", [ValueError(i) for i in range(4)]), max_group_width=2)
print(''.join(t.format()))
def nest(n):
    return ExceptionGroup(f'n{n}', [nest(n-1)]) if n else ValueError('end')
t = traceback.TracebackException.from_exception(nest(4), max_group_depth=2)
print(''.join(t.format()))
f = traceback.FrameSummary('f', 1, 'dummy', line='x')
print(f == ('f', 1, 'dummy', 'x'), tuple(f), f[0], len(f), f, list(f), f != ('g', 1, 'dummy', 'x'))
