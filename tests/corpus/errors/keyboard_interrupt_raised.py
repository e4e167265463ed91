def f():
    raise KeyboardInterrupt
try:
    f()
except Exception:
    print("not an Exception")
finally:
    print("finally")
