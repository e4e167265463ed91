import string, os, threading, binascii, os.path
T = string.Template
print(T("$who likes ${what}, $$5").substitute(who="tim", what="kung pao"), T("$a $b").safe_substitute(a=1), T("$a ${b}").get_identifiers(), T("$x $").is_valid())
for f in [lambda: T("$a").substitute(), lambda: T("x $ y").substitute()]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class P(T):
    delimiter = "%"
print(P("%a $a %%").substitute(a=1))
F = string.Formatter()
print(F.format("{0} {1!r:>5} {x.real} {y[0]}", 1, "a", x=2, y=[3]), F.format("{} {}", 1, 2), F.format("{:{}}|", "a", 5), list(F.parse("a{b!r:c}d{{")))
class D(string.Formatter):
    def get_value(self, key, args, kwargs): return kwargs.get(key, "?")
print(D().format("{a}-{b}", a=1))
lock = threading.Lock()
with lock: print(lock.locked())
print(lock.locked(), threading.current_thread().name, threading.RLock().acquire())
print(binascii.hexlify(b"ab\xff"), binascii.unhexlify("6162"), binascii.b2a_base64(b"hello"), binascii.a2b_base64("aGVsbG8="), binascii.crc32(b"hello"), hex(binascii.crc_hqx(b"123456789", 0)))
for f in [lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz"), lambda: binascii.a2b_base64("a"), lambda: binascii.a2b_base64("ab"), lambda: binascii.a2b_base64("a!b=", strict_mode=True), lambda: binascii.hexlify("x")]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
