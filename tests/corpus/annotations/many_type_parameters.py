# Hundreds of type parameters.

for count in (1, 24, 25, 48, 49, 300):
    names = ", ".join(f"T{i}" for i in range(count))
    last = f"T{count - 1}"
    namespace = {}
    exec(
        f"def f[{names}](x: T0, y: {last}) -> {last}: return T0, {last}\n"
        f"class C[{names}]:\n    def m(self, x: {last}): return T0\n"
        f"type A[{names}] = tuple[T0, {last}]\n",
        namespace,
    )
    f, C, A = namespace["f"], namespace["C"], namespace["A"]
    print(count, len(f.__type_params__), f.__annotations__, f(1, 2))
    print(len(C.__type_params__), C().m(1), C.m.__annotations__, C.__orig_bases__[0].__args__ == C.__type_params__)
    print(len(A.__type_params__), A.__value__)

namespace = {}
exec("def f[" + ", ".join(f"T{i}: (int, T{i - 1})" if i else "T0" for i in range(60)) + "](): return T59", namespace)
print(namespace["f"]().__constraints__)
