# State machines: one of functions, one of a table, one of classes that replace each other.


def tokenize_csv(text):
    """Fields of comma-separated lines with quotes, by states that are functions."""
    rows, row, field = [], [], []

    def end_field():
        row.append("".join(field))
        field.clear()

    def end_row():
        end_field()
        rows.append(row[:])
        row.clear()

    def start(c):
        if c == '"':
            return quoted
        return plain(c)

    def plain(c):
        if c == ",":
            end_field()
            return start
        if c == "\n":
            end_row()
            return start
        field.append(c)
        return plain

    def quoted(c):
        if c == '"':
            return after_quote
        field.append(c)
        return quoted

    def after_quote(c):
        if c == '"':
            field.append(c)
            return quoted
        return plain(c)

    state = start
    for c in text:
        state = state(c)
    if state is quoted:
        raise ValueError("a quote is open at the end")
    if field or row:
        end_row()
    return rows


print(tokenize_csv('a,b,c\n1,"two, with comma","say ""hi"""\n,,\nlast,"multi\nline"'))
try:
    tokenize_csv('a,"b')
except ValueError as e:
    print(e)


class Turnstile:
    TABLE = {
        ("locked", "coin"): ("open", "thanks"),
        ("locked", "push"): ("locked", "pay first"),
        ("open", "push"): ("locked", "go"),
        ("open", "coin"): ("open", "refund"),
    }

    def __init__(self):
        self.state, self.answers = "locked", []

    def feed(self, event):
        try:
            self.state, answer = self.TABLE[self.state, event]
        except KeyError as e:
            raise ValueError(f"{event} in state {self.state}") from e
        self.answers.append(answer)
        return self


turnstile = Turnstile()
turnstile.feed("push").feed("coin").feed("coin").feed("push")
print(turnstile.state, turnstile.answers)
try:
    turnstile.feed("kick")
except ValueError as e:
    print(e, repr(e.__cause__))


class State:
    def __set_name__(self, owner, name):
        owner.states = getattr(owner, "states", ()) + (name,)
        self.name = name


class Light:
    red = State()
    green = State()
    yellow = State()

    def __init__(self):
        self.index = 0

    def __iter__(self):
        return self

    def __next__(self):
        name = self.states[self.index % len(self.states)]
        self.index += 1
        if self.index > 7:
            raise StopIteration
        return name


print(Light.states, list(Light()), Light.red.name)


class Connection:
    def __init__(self):
        self.log = []
        self.become(Closed)

    def become(self, state):
        self.log.append(state.__name__)
        self.__class__ = state

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        raise RuntimeError(f"cannot {name} when {type(self).__name__.lower()}")


class Closed(Connection):
    def open(self):
        self.become(Open)
        return self


class Open(Connection):
    def send(self, data):
        self.log.append(f"sent {data}")
        return self

    def close(self):
        self.become(Closed)
        return self


connection = Connection()
connection.open().send("hello").send("world").close()
print(connection.log, type(connection).__name__)
for action in ("send", "close", "open", "open"):
    try:
        getattr(connection, action)()
    except RuntimeError as e:
        print(e)
