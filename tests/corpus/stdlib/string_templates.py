# Texts with places that are filled by name.
import string
from string import Template, Formatter
t = Template("$who likes ${what}, pays $$5 and $1")
print(t.safe_substitute(who='a', what=3), t.template, t.get_identifiers(), t.is_valid())
for args, kw in ((({'who':1,'what':2},), {}), ((), {'who':'x'})):
    try: print(t.substitute(*args, **kw))
    except (ValueError, KeyError) as e: print(type(e).__name__, e)
t = Template("$who has ${n}x\n $Who")
print(t.substitute({'who': 'w', 'n': 1}, n=2, Who='W'))
try: print(t.substitute(who=1))
except KeyError as e: print(e)
class P(Template):
    delimiter = '%'
    idpattern = '[a-z]+_[a-z]+'
print(P("%a_b %c %% $x").safe_substitute(a_b=5))
try: Template("a\nb $").substitute()
except ValueError as e: print(e)
f = Formatter()
print(f.format("{0} {1!r:>6} {x[a]} {y.real} {{z}} {2:{w}}", 1, 'q', 3, x={'a': 4}, y=2.5, w=5))
print(f.format("{} {} {}", 1, 2, 3), list(f.parse("a{b!r:c}d{{e}}{f}")))
class D(Formatter):
    def get_value(self, key, args, kw):
        if isinstance(key, str): return kw.get(key, f'<{key}>')
        return super().get_value(key, args, kw)
    def check_unused_args(self, used, args, kw): print('used', sorted(map(str, used)))
print(D().format("{a} {b}", a=1))
for bad in ("{", "}", "{0", "{!x}", "{a!}", "{} {0}", "{0} {}", "{0!z}"):
    try: print(bad, f.format(bad, 1, 2))
    except (ValueError, KeyError, IndexError) as e: print(bad, type(e).__name__, e)
