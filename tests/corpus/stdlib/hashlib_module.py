import hashlib
for n in "md5", "sha1", "sha224", "sha256", "sha384", "sha512":
    h = hashlib.new(n, b"hello"); h.update(b" world" * 50)
    print(n, h.hexdigest(), h.digest_size, h.block_size, h.name, getattr(hashlib, n)(b"").hexdigest()[:16])
h = hashlib.sha256(b"a"); c = h.copy(); c.update(b"b"); print(h.hexdigest() != c.hexdigest(), c.digest() == hashlib.sha256(b"ab").digest())
try: hashlib.md5("x")
except TypeError as e: print(e)
try: hashlib.new("nope")
except ValueError as e: print(e)
