# Which handler runs.
def run(e):
    try:
        if e:
            raise e
    except ValueError:
        return "ValueError"
    except (KeyError, IndexError) as x:
        return "lookup", type(x).__name__, x.args
    except ArithmeticError:
        return "arithmetic"
    except Exception as x:
        return "other", type(x).__name__
    else:
        return "else"
for e in (None, ValueError, ValueError("x"), KeyError("k"), IndexError(1, 2), ZeroDivisionError(), OverflowError, TypeError("t"), UnicodeError, NotImplementedError, RecursionError):
    print(run(e))
try:
    try:
        raise KeyboardInterrupt
    except Exception:
        print("not here")
except BaseException as e:
    print("base", type(e).__name__)
try:
    pass
except:
    print("no")
else:
    print("else")
finally:
    print("finally")
try:
    raise ValueError
except:
    print("bare except")
def dynamic(*types):
    try:
        [][0]
    except types:
        return "dynamic"
print(dynamic(IndexError), dynamic(KeyError, LookupError))
for bad in (5, "x", ("a",)):
    try:
        try:
            raise ValueError("v")
        except bad:
            pass
    except TypeError as e:
        print(e)
