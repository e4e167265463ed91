# A module of machine code that cannot be loaded is an ImportError that names it and its file, and
# programs go on with what they have in its place.
import importlib.util
import os
import sys
import tempfile

suffixes = [".so", ".abi3.so"]

with tempfile.TemporaryDirectory() as folder:
    sys.path.insert(0, folder)
    for number, suffix in enumerate(suffixes):
        name = f"_native{number}"
        open(os.path.join(folder, name + suffix), "w").close()
        try:
            __import__(name)
        except ImportError as e:
            print(type(e).__name__, e.name, os.path.basename(e.path), str(e).startswith(e.path))
        print(name in sys.modules)

    package = os.path.join(folder, "shapes")
    os.mkdir(package)
    with open(os.path.join(package, "__init__.py"), "w") as file:
        file.write("try:\n    from ._speed import area\nexcept ImportError as e:\n")
        file.write("    print(e.name)\n    from ._slow import area\n")
    with open(os.path.join(package, "_slow.py"), "w") as file:
        file.write("def area(w, h):\n    return w * h\n")
    open(os.path.join(package, "_speed.so"), "w").close()
    import shapes

    print(shapes.area(3, 4), shapes.area.__module__)

    # Source comes in its place where both are there and the source is in an earlier folder.
    later = os.path.join(folder, "later")
    os.mkdir(later)
    sys.path.append(later)
    with open(os.path.join(folder, "both.py"), "w") as file:
        file.write("kind = 'source'\n")
    open(os.path.join(later, "both.so"), "w").close()
    import both

    print(both.kind)

    # A file of another name is none.
    open(os.path.join(folder, "_other.soft"), "w").close()
    try:
        import _other
    except ModuleNotFoundError as e:
        print(repr(e), e.path)
