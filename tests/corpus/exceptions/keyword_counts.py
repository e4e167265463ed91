# How many keywords exceptions take at most.


def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: NameError(name=1, foo=2))
attempt(lambda: NameError(foo=2))
attempt(lambda: NameError(**{1:2,'a':3}))
attempt(lambda: NameError(**{1:2}))
attempt(lambda: ImportError(name=1,path=2,name_from=3,x=4))
attempt(lambda: ImportError(**{1:2,2:3,3:4,4:5}))
attempt(lambda: AttributeError(name=1,obj=2,c=3))
attempt(lambda: AttributeError(**{1:2,3:4,5:6}))
attempt(lambda: AttributeError(**{'name':2,3:4}))
attempt(lambda: AttributeError(**{'nam':2,3:4}))
attempt(lambda: AttributeError(**{3:4,'nam':2}))
