"""What a small list is when its sort has failed: as far as it was sorted."""


def show(items, **how):
    try:
        items.sort(**how)
    except Exception as e:
        print(type(e).__name__, end=" ")
    print(items)


for reverse in (False, True):
    show([5, -1, 0, "H"], reverse=reverse)
    show(["H", 5, -1, 0], reverse=reverse)
    show(["h", " ", "b", 2], reverse=reverse)
    show([3, 2, 2, 1, None, 0], reverse=reverse)
    show([3, 1, 4, 1, 5, 9, 2, 6, (1,), 5, 3], reverse=reverse)
    show([3, 1, 2, 0], key=lambda v: 1 // v, reverse=reverse)
    show([3, 1, 2, 0, 5], key=lambda v: v or "0", reverse=reverse)
