"""Message digests."""

import _hashes
from _buffer import row

_SIZES = {"md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64),
          "sha384": (48, 128), "sha512": (64, 128), "sha3_224": (28, 144), "sha3_256": (32, 136),
          "sha3_384": (48, 104), "sha3_512": (64, 72)}
_EXTENDED = {"shake_128": 168, "shake_256": 136}
algorithms_guaranteed = {*_SIZES, *_EXTENDED, "blake2b", "blake2s"}
algorithms_available = set(algorithms_guaranteed)


class _Hash:
    """A digest of what it is given."""

    def __init__(self, name, data=b""):
        self.name = name
        self.digest_size, self.block_size = _SIZES[name]
        self._start(data)

    def _start(self, data):
        self._data = bytearray()
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        if not hasattr(type(data), "__buffer__"):
            raise TypeError("object supporting the buffer API required")
        self._data += row(data)

    def digest(self):
        return _hashes.digest(self.name, self._data)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        other._data = bytearray(self._data)
        return other

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {id(self):#x}>"


class _Shake(_Hash):
    """A digest of as many bytes as are asked for."""

    def __init__(self, name, data=b""):
        self.name = name
        self.digest_size, self.block_size = 0, _EXTENDED[name]
        self._start(data)

    def digest(self, length, /):
        if length < 0:
            raise ValueError("value must be positive")
        return _hashes.shake(self.name, self._data, length)

    def hexdigest(self, length, /):
        return self.digest(length).hex()


class _Blake(_Hash):
    """A digest of BLAKE2, with what it can be made different by."""

    __module__ = "_blake2"

    def __init__(self, data=b"", /, *, digest_size=None, key=b"", salt=b"", person=b"", fanout=1,
                 depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False,
                 usedforsecurity=True):
        most = self.MAX_DIGEST_SIZE
        digest_size = most if digest_size is None else digest_size
        if not 1 <= digest_size <= most:
            raise ValueError(f"digest_size for {self._title} must be between 1 and {most} bytes, "
                             f"here it is {digest_size}")
        key, salt, person = row(key), row(salt), row(person)
        for name, value, limit in ("salt", salt, self.SALT_SIZE), ("person", person,
                                                                   self.PERSON_SIZE):
            if len(value) > limit:
                raise ValueError(f"maximum {name} length is {limit} bytes")
        if len(key) > self.MAX_KEY_SIZE:
            raise ValueError(f"maximum key length is {self.MAX_KEY_SIZE} bytes")
        if (fanout, depth, leaf_size, node_offset, node_depth, inner_size, last_node) != (
            1, 1, 0, 0, 0, 0, False,
        ):
            raise NotImplementedError("trees of digests are not supported")
        self.digest_size, self.block_size = digest_size, 2 * most
        self._more = key, salt, person
        self._start(data)

    def digest(self):
        return _hashes.blake(self.name == "blake2b", self._data, self.digest_size, *self._more)

    def __repr__(self):
        return object.__repr__(self)


class blake2b(_Blake):
    """BLAKE2 for words of 64 bits."""
    __static_name__ = "_blake2.blake2b"

    __module__ = "_blake2"
    name, _title = "blake2b", "Blake2b"
    MAX_DIGEST_SIZE = MAX_KEY_SIZE = 64
    SALT_SIZE = PERSON_SIZE = 16


class blake2s(_Blake):
    """BLAKE2 for words of 32 bits."""
    __static_name__ = "_blake2.blake2s"

    __module__ = "_blake2"
    name, _title = "blake2s", "Blake2s"
    MAX_DIGEST_SIZE = MAX_KEY_SIZE = 32
    SALT_SIZE = PERSON_SIZE = 8


def new(name, data=b"", *, usedforsecurity=True):
    """The digest of this name."""
    if not isinstance(name, str) or name.lower() not in algorithms_available:
        raise ValueError(f"unsupported hash type {name}")
    name = name.lower()
    if name in _EXTENDED:
        return _Shake(name, data)
    if name not in _SIZES:
        return (blake2b if name == "blake2b" else blake2s)(data)
    return _Hash(name, data)


def md5(string=b"", *, usedforsecurity=True):
    return _Hash("md5", string)


def sha1(string=b"", *, usedforsecurity=True):
    return _Hash("sha1", string)


def sha224(string=b"", *, usedforsecurity=True):
    return _Hash("sha224", string)


def sha256(string=b"", *, usedforsecurity=True):
    return _Hash("sha256", string)


def sha384(string=b"", *, usedforsecurity=True):
    return _Hash("sha384", string)


def sha512(string=b"", *, usedforsecurity=True):
    return _Hash("sha512", string)


def sha3_224(data=b"", /, *, usedforsecurity=True):
    return _Hash("sha3_224", data)


def sha3_256(data=b"", /, *, usedforsecurity=True):
    return _Hash("sha3_256", data)


def sha3_384(data=b"", /, *, usedforsecurity=True):
    return _Hash("sha3_384", data)


def sha3_512(data=b"", /, *, usedforsecurity=True):
    return _Hash("sha3_512", data)


def shake_128(data=b"", /, *, usedforsecurity=True):
    return _Shake("shake_128", data)


def shake_256(data=b"", /, *, usedforsecurity=True):
    return _Shake("shake_256", data)


def file_digest(fileobj, digest, /, *, _bufsize=2**18):
    """The digest of what is left in a file."""
    made = new(digest) if isinstance(digest, str) else digest()
    while True:
        data = fileobj.read(_bufsize)
        if not data:
            return made
        made.update(data)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key that is derived from a password (RFC 8018)."""
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    size = _SIZES[hash_name.lower()][1]
    wanted = new(hash_name).digest_size if dklen is None else dklen
    if wanted < 1:
        raise ValueError("key length must be greater than 0.")
    password = bytes(password)
    if len(password) > size:
        password = new(hash_name, password).digest()
    password = password.ljust(size, b"\0")
    inner, outer = (bytes(b ^ mark for b in password) for mark in (0x36, 0x5C))

    def stamp(data):
        return new(hash_name, outer + new(hash_name, inner + data).digest()).digest()

    key = b""
    for number in range(1, wanted + 1):
        if len(key) >= wanted:
            break
        last = stamp(bytes(salt) + number.to_bytes(4, "big"))
        mixed = int.from_bytes(last, "big")
        for _ in range(iterations - 1):
            last = stamp(last)
            mixed ^= int.from_bytes(last, "big")
        key += mixed.to_bytes(len(last), "big")
    return key[:wanted]
