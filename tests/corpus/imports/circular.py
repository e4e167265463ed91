import sys
sys.path.insert(1, __file__.rsplit("/", 1)[0] + "/lib")
import egg
import hen
print(egg.laid, egg.who(), hen.grown())
print(egg.hen is hen, hen.egg is egg)
