# Matrices of exact fractions and of ints: operators, determinants, inverses.

import math


class Fraction:
    __slots__ = ("n", "d")

    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError(f"Fraction({n}, 0)")
        g = math.gcd(n, d) * (1 if d > 0 else -1)
        self.n, self.d = n // g, d // g

    @classmethod
    def of(cls, value):
        return value if isinstance(value, cls) else cls(value)

    def __add__(self, other):
        other = Fraction.of(other)
        return Fraction(self.n * other.d + other.n * self.d, self.d * other.d)

    __radd__ = __add__

    def __neg__(self):
        return Fraction(-self.n, self.d)

    def __sub__(self, other):
        return self + -Fraction.of(other)

    def __rsub__(self, other):
        return Fraction.of(other) - self

    def __mul__(self, other):
        if not isinstance(other, (int, Fraction)):
            return NotImplemented
        other = Fraction.of(other)
        return Fraction(self.n * other.n, self.d * other.d)

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = Fraction.of(other)
        return Fraction(self.n * other.d, self.d * other.n)

    def __eq__(self, other):
        other = Fraction.of(other)
        return (self.n, self.d) == (other.n, other.d)

    def __hash__(self):
        return hash((self.n, self.d))

    def __bool__(self):
        return self.n != 0

    def __repr__(self):
        return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)


class Matrix:
    def __init__(self, rows):
        self.rows = [list(map(Fraction.of, row)) for row in rows]
        if len({len(row) for row in self.rows}) > 1:
            raise ValueError("rows of different lengths")

    @staticmethod
    def identity(n):
        return Matrix([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    def __getitem__(self, index):
        i, j = index
        return self.rows[i][j]

    def __setitem__(self, index, value):
        i, j = index
        self.rows[i][j] = Fraction.of(value)

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"cannot multiply {self.shape} by {other.shape}")
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows])

    def __mul__(self, number):
        return Matrix([[x * number for x in row] for row in self.rows])

    __rmul__ = __mul__

    def __add__(self, other):
        return Matrix([[a + b for a, b in zip(*pair)] for pair in zip(self.rows, other.rows)])

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __pow__(self, n):
        if n < 0:
            return self.inverse() ** -n
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result

    def transpose(self):
        return Matrix(zip(*self.rows))

    def eliminate(self, right):
        """Gauss-Jordan; gives the determinant, and changes both."""
        determinant = Fraction(1)
        n = len(self.rows)
        for column in range(n):
            pivot = next((r for r in range(column, n) if self.rows[r][column]), None)
            if pivot is None:
                return Fraction(0)
            if pivot != column:
                for m in (self, right):
                    m.rows[pivot], m.rows[column] = m.rows[column], m.rows[pivot]
                determinant = -determinant
            scale = self.rows[column][column]
            determinant *= scale
            for m in (self, right):
                m.rows[column] = [x / scale for x in m.rows[column]]
            for r in range(n):
                factor = self.rows[r][column]
                if r != column and factor:
                    for m in (self, right):
                        m.rows[r] = [x - factor * y for x, y in zip(m.rows[r], m.rows[column])]
        return determinant

    def determinant(self):
        return Matrix(self.rows).eliminate(Matrix.identity(len(self.rows)))

    def inverse(self):
        right = Matrix.identity(len(self.rows))
        if not Matrix(self.rows).eliminate(right):
            raise ZeroDivisionError("the matrix is singular")
        return right

    def __str__(self):
        texts = [[str(x) for x in row] for row in self.rows]
        widths = [max(map(len, column)) for column in zip(*texts)]
        return "\n".join(" ".join(t.rjust(w) for t, w in zip(row, widths)) for row in texts)


a = Matrix([[2, 1, 0], [1, 3, -1], [0, 5, 4]])
print(a, a.shape, sep="\n")
print("determinant", a.determinant())
print(a.inverse())
print(a @ a.inverse() == Matrix.identity(3), a**-1 == a.inverse())
print(a**5)
print(a.transpose() + 2 * a)
a[0, 1] = Fraction(1, 2)
print(a[0, 1], a[-1, -1])
print(a)
fibonacci = Matrix([[1, 1], [1, 0]]) ** 100
print(fibonacci[0, 1])
hilbert = Matrix([[Fraction(1, i + j + 1) for j in range(5)] for i in range(5)])
print(hilbert.determinant())
print(hilbert.inverse())
for bad in (lambda: Matrix([[1, 2], [3]]), lambda: a @ Matrix([[1, 2]]), lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: Fraction(1, 0), lambda: Fraction(1) * 1.5):
    try:
        bad()
    except (ValueError, ZeroDivisionError, TypeError) as e:
        print(type(e).__name__, e)
