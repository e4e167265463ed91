print("shop runs as", __name__, "in", __package__)
