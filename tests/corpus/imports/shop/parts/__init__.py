print("parts begins as", __name__, __path__ == [__file__.rsplit("/", 1)[0]])
