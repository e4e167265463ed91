print("hen begins")
import egg
try:
    from egg import laid
except ImportError as e:
    print(type(e).__name__, str(e).replace(egg.__file__, "FILE"), "|", e.name, e.name_from)
try:
    egg.laid
except AttributeError as e:
    print(str(e).replace(egg.__file__, "FILE"))
NAME = "hen"


def grown():
    return egg.laid
