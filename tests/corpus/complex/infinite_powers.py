# Powers whose angle is infinite have none, those whose length is are too large.
inf = float("inf")
nan = float("nan")

def show(base, exponent):
    try:
        print(base, exponent, base ** exponent)
    except (ZeroDivisionError, OverflowError) as error:
        print(base, exponent, type(error).__name__, error)

for base in (3j, -3j, complex(0, inf), complex(-1, -0.0), complex(-2.0, 0)):
    for exponent in (inf, -inf, complex(inf, 1), complex(2, inf), complex(1, -inf)):
        show(base, exponent)

show(complex(nan, 1), inf)
show(3j, nan)
show(3j, complex(1, nan))
show(0j, inf)
show(0j, -inf)
show(0j, 1j)
show(0j, nan)
show(complex(1e308, 1e308), 1.5)
show(1e308j, 101)
show(complex(inf, 0), 2)
print(pow(2.0, complex(0, 0)), (inf + 0j) ** 0)
