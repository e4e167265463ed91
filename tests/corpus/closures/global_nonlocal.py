# global and nonlocal.
x = "module"

def read():
    return x

def shadow():
    x = "local"
    return x

def write():
    global x
    x = "written"

def create():
    global created
    created = "new"

def nested():
    x = "enclosing"
    def inner():
        nonlocal x
        x = "inner"
        def innermost():
            nonlocal x
            x += "most"
        innermost()
    inner()
    return x

def skip():
    x = "enclosing"
    def inner():
        global x
        x = "skipped"
    inner()
    return x

print(read(), shadow(), x)
write()
print(x, read())
create()
print(created)
print(nested(), x)
print(skip(), x)

def augmented():
    global total
    total += 1
total = 5
augmented()
print(total)

def delete():
    global total
    del total
delete()
print("total" in globals())
