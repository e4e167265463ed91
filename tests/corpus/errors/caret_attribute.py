def attribute(o):
    return o.first.second(1, 2)
attribute(5)
