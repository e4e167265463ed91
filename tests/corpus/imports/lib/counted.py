try:
    count += 1
except NameError:
    count = 1
print("counted runs,", count)


def get():
    return count
