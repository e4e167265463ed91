"""hashlib: SHA-3, SHAKE, BLAKE2 with its parameters, keys from passwords."""
import hashlib

data = bytes(range(256)) * 5
for name in sorted(hashlib.algorithms_guaranteed):
    made = hashlib.new(name)
    made.update(data[:100])
    copied = made.copy()
    made.update(data[100:])
    size = (20,) if name.startswith("shake") else ()
    print(name, made.digest_size, made.block_size, made.hexdigest(*size), copied.hexdigest(*size)[:8])
print(hashlib.sha3_256(b"").hexdigest(), hashlib.shake_256(b"x").hexdigest(0) == "")
for size in (1, 20, 32):
    print(hashlib.blake2b(data, digest_size=size).hexdigest(), hashlib.blake2s(data, digest_size=size).hexdigest())
print(hashlib.blake2b(b"m", key=b"secret", salt=b"salt", person=b"me").hexdigest())
print(hashlib.blake2s(b"m" * 64, key=b"k" * 32, salt=b"12345678", person=b"abcdefgh").hexdigest())
print(hashlib.blake2b(key=b"k").hexdigest()[:16], hashlib.blake2b.MAX_KEY_SIZE, hashlib.blake2s.SALT_SIZE)
for call in (lambda: hashlib.blake2b(digest_size=65), lambda: hashlib.blake2s(digest_size=0),
             lambda: hashlib.blake2b("text"), lambda: hashlib.new("nope"), lambda: hashlib.sha3_224("x")):
    try:
        print(call())
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
for name in ("sha1", "sha256", "sha512"):
    print(hashlib.pbkdf2_hmac(name, b"password", b"salt", 5, 70).hex())
print(hashlib.pbkdf2_hmac("sha256", b"p" * 100, b"", 1).hex())
