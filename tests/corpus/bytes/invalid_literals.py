"""Bytes-like objects that are no numbers."""
for wrong in (bytearray(b"x1"), memoryview(b"abc"), b"z"):
    try:
        int(wrong)
    except ValueError as e:
        print(e)
