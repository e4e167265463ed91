# return, break and continue through finally.
def f1():
    try:
        return "try"
    finally:
        print("cleanup")
def f2():
    try:
        return "try"
    finally:
        return "finally"
def f3():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            print("body", i)
        finally:
            print("finally", i)
    else:
        print("else")
    return i
def f4():
    while True:
        try:
            return 1 / 0
        except ZeroDivisionError:
            return "handled"
        finally:
            print("outer")
def f5():
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            if i < 2:
                continue
            break
    return "swallowed", i
def f6():
    x = 1
    try:
        return x
    finally:
        x = 2
def f7():
    try:
        try:
            return "inner"
        finally:
            print("a")
    finally:
        print("b")
def f8():
    try:
        try:
            raise KeyError("k")
        finally:
            print("first")
    except KeyError as e:
        return "caught " + str(e)
    finally:
        print("second")
def f9():
    for i in range(2):
        try:
            for j in range(2):
                try:
                    if j: break
                    continue
                finally:
                    print(i, j)
            return "returned"
        finally:
            print("out", i)
for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9):
    print(f())
