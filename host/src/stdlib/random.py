"""Random numbers: the Mersenne Twister (Matsumoto and Nishimura 1998), and what is made of it."""

import math as _math
import _random
from bisect import bisect as _bisect
from itertools import accumulate as _accumulate
from operator import index as _index

__all__ = [
    "Random", "SystemRandom", "betavariate", "binomialvariate", "choice", "choices", "expovariate",
    "gammavariate", "gauss", "getrandbits", "getstate", "lognormvariate", "normalvariate",
    "paretovariate", "randbytes", "randint", "random", "randrange", "sample", "seed", "setstate",
    "shuffle", "triangular", "uniform", "vonmisesvariate", "weibullvariate",
]

_STATE_SIZE = 625 * 4
_SQUEEZE = 4 * _math.exp(-0.5) / _math.sqrt(2.0)
_TWO_PI = 2.0 * _math.pi
_LN_4 = _math.log(4.0)
_ACCEPTED = 1.0 + _math.log(4.5)

_PRIMES_KEPT = []


def _sha512_constants():
    """Fractional parts of roots of the first primes (FIPS 180-4, 4.2.3 and 5.3.5)."""
    if _PRIMES_KEPT:
        return _PRIMES_KEPT
    primes = []
    n = 2
    while len(primes) < 80:
        if all(n % p for p in primes):
            primes.append(n)
        n += 1

    def cube_root(x):
        low, high = 0, 1 << (x.bit_length() // 3 + 2)
        while high - low > 1:
            middle = (low + high) >> 1
            if middle * middle * middle <= x:
                low = middle
            else:
                high = middle
        return low

    mask = (1 << 64) - 1
    keys = [cube_root(p << 192) & mask for p in primes]
    start = [_math.isqrt(p << 128) & mask for p in primes[:8]]
    _PRIMES_KEPT.extend([keys, start])
    return _PRIMES_KEPT


def _sha512(data):
    """The SHA-512 digest (FIPS 180-4) of bytes, which seeds from text go through."""
    mask = (1 << 64) - 1
    keys, start = _sha512_constants()
    state = list(start)
    length = len(data) * 8
    data = bytes(data) + b"\x80"
    data += b"\0" * ((112 - len(data)) % 128) + length.to_bytes(16, "big")

    def turned(x, n):
        return (x >> n | x << (64 - n)) & mask

    for at in range(0, len(data), 128):
        block = data[at : at + 128]
        words = [int.from_bytes(block[i : i + 8], "big") for i in range(0, 128, 8)]
        for i in range(16, 80):
            x, y = words[i - 15], words[i - 2]
            s0 = turned(x, 1) ^ turned(x, 8) ^ x >> 7
            s1 = turned(y, 19) ^ turned(y, 61) ^ y >> 6
            words.append((words[i - 16] + s0 + words[i - 7] + s1) & mask)
        a, b, c, d, e, f, g, h = state
        for key, word in zip(keys, words):
            s1 = turned(e, 14) ^ turned(e, 18) ^ turned(e, 41)
            one = h + s1 + (e & f ^ ~e & mask & g) + key + word
            s0 = turned(a, 28) ^ turned(a, 34) ^ turned(a, 39)
            two = s0 + (a & b ^ a & c ^ b & c)
            h, g, f, e, d, c, b, a = g, f, e, (d + one) & mask, c, b, a, (one + two) & mask
        state = [(x + y) & mask for x, y in zip(state, (a, b, c, d, e, f, g, h))]
    return b"".join([x.to_bytes(8, "big") for x in state])


class Random:
    VERSION = 3

    def __init__(self, x=None):
        self._state = bytearray(_STATE_SIZE)
        self.gauss_next = None
        self.seed(x)

    def __init_subclass__(cls, **keywords):
        """Whole numbers are made of what the class has of its own: bits or floats."""
        for base in cls.__mro__:
            if base is Random or "_randbelow" in base.__dict__:
                break
            if "getrandbits" in base.__dict__:
                cls._randbelow = cls._below_by_bits
                break
            if "random" in base.__dict__:
                cls._randbelow = cls._below_by_floats
                break

    # ---- the generator

    def random(self):
        return _random.random(self._state)

    def getrandbits(self, k, /):
        if type(k) is not int:
            k = _index(k)
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        if k <= 32:
            return _random.bits(self._state, k) if k else 0
        result = shift = 0
        while k > 0:
            result |= _random.bits(self._state, k if k < 32 else 32) << shift
            shift += 32
            k -= 32
        return result

    def seed(self, a=None, version=2):
        if a is None:
            import os
            import time

            if hasattr(os, "urandom"):
                a = int.from_bytes(os.urandom(32), "big")
            else:
                a = time.time_ns() ^ id(self) << 40
        elif version == 1 and isinstance(a, (str, bytes)):
            a = a.decode("latin-1") if isinstance(a, bytes) else a
            x = ord(a[0]) << 7 if a else 0
            for c in map(ord, a):
                x = ((1000003 * x) ^ c) & 0xFFFFFFFFFFFFFFFF
            x ^= len(a)
            a = -2 if x == -1 else x
        elif isinstance(a, (str, bytes, bytearray)):
            if isinstance(a, str):
                a = a.encode()
            a = int.from_bytes(bytes(a) + _sha512(a), "big")
        elif not isinstance(a, (int, float)):
            raise TypeError(
                "The only supported seed types are:\n"
                "None, int, float, str, bytes, and bytearray."
            )
        if not isinstance(a, int):
            a = hash(a)
        a = abs(a)
        words = max((a.bit_length() + 31) // 32, 1)
        _random.seed(self._state, a.to_bytes(words * 4, "little"))
        self.gauss_next = None

    def getstate(self):
        return self.VERSION, tuple(memoryview(bytes(self._state)).cast("I")), self.gauss_next

    def setstate(self, state):
        version = state[0]
        if version == 2:
            # Its words are signed.
            words = [word % (1 << 32) for word in state[1]]
        elif version == self.VERSION:
            words = state[1]
        else:
            raise ValueError(
                f"state with version {version} passed to Random.setstate() of version {self.VERSION}"
            )
        if len(words) != _STATE_SIZE // 4:
            raise ValueError("state vector is the wrong size")
        if not 0 <= words[-1] < _STATE_SIZE // 4:
            raise ValueError("invalid state")
        self.gauss_next = state[2]
        order = __import__("sys").byteorder
        self._state[:] = b"".join([word.to_bytes(4, order) for word in words])

    def __getstate__(self):
        return self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    def __reduce__(self):
        return self.__class__, (), self.getstate()

    # ---- whole numbers

    def _randbelow(self, n):
        if 0 < n < 0x100000000:
            return _random.below(self._state, n)
        return self._below_by_bits(n)

    def _below_by_bits(self, n):
        k = n.bit_length()
        r = self.getrandbits(k)
        while r >= n:
            r = self.getrandbits(k)
        return r

    def _below_by_floats(self, n):
        most = 1 << 53
        if n >= most:
            return _math.floor(self.random() * n)
        limit = (most - most % n) / most
        r = self.random()
        while r >= limit:
            r = self.random()
        return _math.floor(r * most) % n

    def randrange(self, start, stop=None, step=1):
        start = _index(start)
        if stop is None:
            if step != 1:
                raise TypeError("Missing a non-None stop argument")
            if start > 0:
                return self._randbelow(start)
            raise ValueError("empty range for randrange()")
        stop = _index(stop)
        width = stop - start
        step = _index(step)
        if step == 1:
            if width > 0:
                return start + self._randbelow(width)
            raise ValueError(f"empty range in randrange({start}, {stop})")
        if step > 0:
            n = (width + step - 1) // step
        elif step < 0:
            n = (width + step + 1) // step
        else:
            raise ValueError("zero step for randrange()")
        if n <= 0:
            raise ValueError(f"empty range in randrange({start}, {stop}, {step})")
        return start + step * self._randbelow(n)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, "little")

    # ---- sequences

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        for i in reversed(range(1, len(x))):
            j = self._randbelow(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        if not hasattr(population, "__getitem__") or isinstance(population, dict):
            raise TypeError(
                "Population must be a sequence.  For dicts or sets, use sorted(d)."
            )
        n = len(population)
        if counts is not None:
            totals = list(_accumulate(counts))
            if len(totals) != n:
                raise ValueError("The number of counts does not match the population")
            total = totals.pop() if totals else 0
            if not isinstance(total, int):
                raise TypeError("Counts must be integers")
            if total < 0:
                raise ValueError("Counts must be non-negative")
            chosen = self.sample(range(total), k=k)
            return [population[_bisect(totals, s)] for s in chosen]
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        result = [None] * k
        # A set of what is chosen takes less than a copy of the population where that is large.
        limit = 21
        if k > 5:
            limit += 4 ** _math.ceil(_math.log(k * 3, 4))
        if n <= limit:
            pool = list(population)
            for i in range(k):
                j = self._randbelow(n - i)
                result[i] = pool[j]
                pool[j] = pool[n - i - 1]
        else:
            chosen = set()
            for i in range(k):
                j = self._randbelow(n)
                while j in chosen:
                    j = self._randbelow(n)
                chosen.add(j)
                result[i] = population[j]
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        if cum_weights is None:
            if weights is None:
                n += 0.0
                return [population[_math.floor(self.random() * n)] for _ in range(k)]
            cum_weights = list(_accumulate(weights))
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if not _math.isfinite(total):
            raise ValueError("Total of weights must be finite")
        last = n - 1
        return [
            population[_bisect(cum_weights, self.random() * total, 0, last)] for _ in range(k)
        ]

    # ---- distributions

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        if high == low:
            return low
        c = 0.5 if mode is None else (mode - low) / (high - low)
        if u > c:
            u = 1.0 - u
            c = 1.0 - c
            low, high = high, low
        return low + (high - low) * _math.sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):
        while True:
            u1 = self.random()
            u2 = 1.0 - self.random()
            z = _SQUEEZE * (u1 - 0.5) / u2
            if z * z / 4.0 <= -_math.log(u2):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            angle = self.random() * _TWO_PI
            radius = _math.sqrt(-2.0 * _math.log(1.0 - self.random()))
            z = _math.cos(angle) * radius
            self.gauss_next = _math.sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu=0.0, sigma=1.0):
        return _math.exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        return -_math.log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        if kappa <= 1e-6:
            return _TWO_PI * self.random()
        s = 0.5 / kappa
        r = s + _math.sqrt(1.0 + s * s)
        while True:
            u1 = self.random()
            z = _math.cos(_math.pi * u1)
            d = z / (r + z)
            u2 = self.random()
            if u2 < 1.0 - d * d or u2 <= (1.0 - d) * _math.exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        u3 = self.random()
        if u3 > 0.5:
            return (mu + _math.acos(f)) % _TWO_PI
        return (mu - _math.acos(f)) % _TWO_PI

    def gammavariate(self, alpha, beta):
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha > 1.0:
            # Cheng 1977.
            a = _math.sqrt(2.0 * alpha - 1.0)
            b = alpha - _LN_4
            c = alpha + a
            while True:
                u1 = self.random()
                if not 1e-7 < u1 < 0.9999999:
                    continue
                u2 = 1.0 - self.random()
                v = _math.log(u1 / (1.0 - u1)) / a
                x = alpha * _math.exp(v)
                z = u1 * u1 * u2
                r = b + c * v - x
                if r + _ACCEPTED - 4.5 * z >= 0.0 or r >= _math.log(z):
                    return x * beta
        if alpha == 1.0:
            return -_math.log(1.0 - self.random()) * beta
        # Ahrens and Dieter 1974.
        while True:
            u = self.random()
            b = (_math.e + alpha) / _math.e
            p = b * u
            x = p ** (1.0 / alpha) if p <= 1.0 else -_math.log((b - p) / alpha)
            u1 = self.random()
            if p > 1.0:
                if u1 <= x ** (alpha - 1.0):
                    break
            elif u1 <= _math.exp(-x):
                break
        return x * beta

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1.0)
        if y:
            return y / (y + self.gammavariate(beta, 1.0))
        return 0.0

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        return alpha * (-_math.log(1.0 - self.random())) ** (1.0 / beta)

    def binomialvariate(self, n=1, p=0.5):
        """How many of n trials succeed, each with the chance p."""
        if n < 0:
            raise ValueError("n must be non-negative")
        if p <= 0.0 or p >= 1.0:
            if p in (0.0, 1.0):
                return n if p else 0
            raise ValueError("p must be in the range 0.0 <= p <= 1.0")
        if n == 1:
            return int(self.random() < p)
        if p > 0.5:
            return n - self.binomialvariate(n, 1.0 - p)
        return self._by_distances(n, p) if n * p < 10.0 else self._by_rejection(n, p)

    def _by_distances(self, n, p):
        """Few successes: how far it is from one to the next (Devroye 1980)."""
        count = at = 0
        rate = _math.log2(1.0 - p)
        if not rate:
            return count
        while True:
            at += _math.floor(_math.log2(self.random()) / rate) + 1
            if at > n:
                return count
            count += 1

    def _by_rejection(self, n, p):
        """Many: transformed rejection with a squeeze (Hoermann 1993, algorithm BTRS)."""
        spread = _math.sqrt(n * p * (1.0 - p))
        b = 1.15 + 2.53 * spread
        a = -0.0873 + 0.0248 * b + 0.01 * p
        c = n * p + 0.5
        low = 0.92 - 4.2 / b
        alpha = (2.83 + 5.1 / b) * spread
        odds = _math.log(p / (1.0 - p))
        mode = _math.floor((n + 1) * p)
        h = _math.lgamma(mode + 1) + _math.lgamma(n - mode + 1)
        while True:
            u = self.random() - 0.5
            us = 0.5 - abs(u)
            k = _math.floor((2.0 * a / us + b) * u + c)
            if k < 0 or k > n:
                continue
            v = self.random()
            if us >= 0.07 and v <= low:
                return k
            v *= alpha / (a / (us * us) + b)
            if _math.log(v) <= (
                h - _math.lgamma(k + 1) - _math.lgamma(n - k + 1) + (k - mode) * odds
            ):
                return k


class SystemRandom(Random):
    def random(self):
        return (self.getrandbits(53)) * 2.0**-53

    def getrandbits(self, k, /):
        import os

        if k < 0:
            raise ValueError("number of bits must be non-negative")
        size = (k + 7) // 8
        return int.from_bytes(os.urandom(size), "big") >> (size * 8 - k)

    def seed(self, *args, **keywords):
        return None

    def getstate(self, *args, **keywords):
        raise NotImplementedError("System entropy source does not have state.")

    setstate = getstate


_the_one = Random()
_inst = _the_one
seed = _the_one.seed
random = type(_the_one.random)(_random.random, _the_one._state)
uniform = _the_one.uniform
triangular = _the_one.triangular
randint = _the_one.randint
choice = _the_one.choice
randrange = _the_one.randrange
sample = _the_one.sample
shuffle = _the_one.shuffle
choices = _the_one.choices
normalvariate = _the_one.normalvariate
lognormvariate = _the_one.lognormvariate
expovariate = _the_one.expovariate
vonmisesvariate = _the_one.vonmisesvariate
gammavariate = _the_one.gammavariate
gauss = _the_one.gauss
betavariate = _the_one.betavariate
paretovariate = _the_one.paretovariate
weibullvariate = _the_one.weibullvariate
binomialvariate = _the_one.binomialvariate
getstate = _the_one.getstate
setstate = _the_one.setstate
getrandbits = _the_one.getrandbits
randbytes = _the_one.randbytes
