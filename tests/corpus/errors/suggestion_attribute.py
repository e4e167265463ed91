class Config:
    def __init__(self): self.timeout = 5
    def connect(self): return self.timeuot
Config().connect()
