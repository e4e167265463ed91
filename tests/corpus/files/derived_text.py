"""What is written as text may be of a class derived from str."""

import io
import sys


class Message(str):
    """Text with something more."""

    __slots__ = ("record",)


class Named(str):
    def __str__(self):
        return "shown"


for text in (Message("one é\n"), Named("two\n")):
    print(sys.stdout.write(text))
    print(text, file=sys.stdout, end="|\n")
    sys.stdout.writelines([text, "end\n"])
    memory = io.StringIO()
    print(memory.write(text), memory.writelines([text, text]), repr(memory.getvalue()))
    raw = io.BytesIO()
    wrapped = io.TextIOWrapper(raw, encoding="utf-8")
    print(wrapped.write(text))
    wrapped.flush()
    print(raw.getvalue())
message = Message("x")
message.record = 3
print(message + "y", "".join([message, message]), {message: 1}["x"], message.record)
