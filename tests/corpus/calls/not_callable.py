# Calling what cannot be called.
def show(call):
    try:
        print(call())
    except TypeError as e:
        print(e)

class C: pass

show(lambda: 1())
show(lambda: None())
show(lambda: "s"())
show(lambda: [1]())
show(lambda: (1, 2)())
show(lambda: {}())
show(lambda: 1.5())
show(lambda: True())
show(lambda: C()())
show(lambda: range(3)())
