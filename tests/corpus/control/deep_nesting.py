# Blocks inside blocks inside blocks.
out = []
for a in range(3):
    if a:
        for b in range(3):
            while b:
                try:
                    for c in range(2):
                        if c:
                            try:
                                if b == 2: raise ValueError
                                out.append((a, b, c))
                            except ValueError:
                                out.append("v")
                                break
                            finally:
                                out.append("f")
                finally:
                    b -= 1
            else:
                out.append("w")
print(out)
