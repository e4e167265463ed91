# None is no object for super() to be of.
class A:
    @staticmethod
    def shown(a=None):
        return repr(super()), super().__self__, super().__self_class__, super().__repr__()[:7]

    def other(self):
        return super().missing


print(A.shown())
print(super(A, None).__self__, super(A).__thisclass__ is A, repr(super(A, None)))
for work in (lambda: A.other(None), lambda: super(A, 1), lambda: super(A, None).other, lambda: super(A, object)):
    try:
        print(work())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
bound = super(A, None).__get__(A())
print(bound.__self__ is not None, bound.__self_class__ is A)
