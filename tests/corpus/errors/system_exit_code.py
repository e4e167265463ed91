import sys
def f():
    try:
        sys.exit(42)
    finally:
        print("finally runs")
f()
