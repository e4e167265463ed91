def f():
    try:
        raise ValueError("first")
    finally:
        print("cleanup")
        [][1]
f()
