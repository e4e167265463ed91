# Names of attributes in errors of modules and objects; hashes of nothing; odd keys of classes.

import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    type('MyClass', (), {1: 2})
    class M(type):
        def __new__(m, n, b, ns): ns[1] = 2; return super().__new__(m, n, b, ns)
    M('Other', (), {})
    print([(x.category.__name__, str(x.message)) for x in w])
print(hash(''), hash(b''), hash(memoryview(b'')), hash(('',)) == hash((b'',)))
import sys
class K:
    blech = 1
try: object.__getattribute__(K(), 'bluch')
except AttributeError as e: print(e, e.name, type(e.obj).__name__)
import os
try: os.getcwdd
except AttributeError as e: print(e, e.name, e.obj is os)

