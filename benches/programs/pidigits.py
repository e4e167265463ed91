# The first n digits of pi, by a spigot of big ints.
def digits(n):
    # The series of Gibbons' streaming algorithm: q, r, t is a linear transformation that takes in
    # one term after the other, and gives a digit as soon as later terms cannot change it.
    q, r, t, k = 1, 0, 1, 1
    found = []
    while len(found) < n:
        digit = (3 * q + r) // t
        if digit == (4 * q + r) // t:
            found.append(str(digit))
            q, r = 10 * q, 10 * (r - digit * t)
        else:
            q, r, t, k = q * k, (2 * q + r) * (2 * k + 1), t * (2 * k + 1), k + 1
    return "".join(found)

def arctan_inverse(x, unity):
    term = total = unity // x
    square = x * x
    divisor, sign = 1, -1
    while term:
        term //= square
        divisor += 2
        total += sign * (term // divisor)
        sign = -sign
    return total

def machin(n):
    unity = 10 ** (n + 10)
    return 4 * (4 * arctan_inverse(5, unity) - arctan_inverse(239, unity)) // 10 ** 10

def products(low, high):
    if high - low < 4:
        result = 1
        for i in range(low, high):
            result *= i
        return result
    middle = (low + high) // 2
    return products(low, middle) * products(middle, high)

def run(n):
    spigot = digits(n)
    pi = str(machin(4 * n))
    factorial = products(1, 4 * n)
    quotient, remainder = divmod(factorial, machin(n))
    return f"{spigot[-9:]}:{pi[-9:]}:{pi.startswith(spigot)}:{quotient % 10 ** 9}:{remainder % 10 ** 9}"

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
