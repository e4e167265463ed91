# complex(): from text, numbers and objects.
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for text in ["1+2j","(1-2j)"," ( 1e3+2.5e-3J ) ","j","-j","+j","1j","1","nan+infj","1_0+2_0j","1+","1+2","", "1 + 2j","-infinity-nanj","1e5","1+j",".5j","5.j","1__0j","e5","(1","1)","1j+2"]:
    t(lambda: complex(text))
t(lambda: complex()); t(lambda: complex(1)); t(lambda: complex(1,2)); t(lambda: complex(1j,2j)); t(lambda: complex(1.5,-0.0)); t(lambda: complex(imag=3)); t(lambda: complex(real=3)); t(lambda: complex("1",2)); t(lambda: complex(1,"2")); t(lambda: complex([])); t(lambda: complex(1,[])); t(lambda: complex(1,2,3)); t(lambda: complex(x=3))
class C:
    def __complex__(self): return 3+4j
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 7
class B:
    def __complex__(self): return 3
t(lambda: complex(C())); t(lambda: complex(F())); t(lambda: complex(I())); t(lambda: complex(B())); t(lambda: complex(C(), C())); t(lambda: complex(1, C()))
