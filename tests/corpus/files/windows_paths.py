"""Paths of Windows as text."""

from pathlib import PurePosixPath as P, PureWindowsPath as W, WindowsPath
for s in (
    'c:/a/b.txt', 'C:\\A\\b.TXT', 'c:a', '\\a', '//srv/share/x', '//srv/share', 'a/../b', '.', '', 'c:', 'c:/', '//?/c:/x', '//./dev/x', '//?/UNC/srv/sh/x', 'NUL.txt', 'a.tar.gz', './c:x', 'a//b/./c/'):
    p = W(s)
    print(repr(p), str(p), p.parts, repr(p.drive), repr(p.root), repr(p.anchor), p.name, p.suffix)
    print(p.stem, str(p.parent), p.is_absolute(), p.as_posix(), len(p.parents))
    try:
        print(p.as_uri())
    except ValueError as e:
        print(type(e).__name__, e)
print(W('c:/a') == W('C:/A'), hash(W('c:/a')) == hash(W('C:/A')), W('c:/a') < W('c:/B'), W('a') == P('a'))
print(W('c:/a') / 'b', W('c:/a') / '/b', W('c:/a') / 'd:/b', W('c:/a') / 'c:b', W('a', 'b', '/c'))
print(W('c:/a/b').relative_to('C:/A'), W('c:/a/b').with_name('q.z'), W('c:/a/b.x').with_suffix('.y'))
print(W('c:/a/B.py').match('*.PY'), W('c:/a/b.py').match('C:/*/*.py'), W(P('a/b')), P(W('a\\b')))
for attempt in (lambda: WindowsPath('a'), lambda: W('a') < P('a')):
    try:
        attempt()
    except Exception as e:
        print(type(e).__name__, e)
