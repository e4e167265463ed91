# Records, grouping and reports: what people write with dicts, sorting keys and formats.

DATA = """\
id,name,category,price,stock
1,Widget,tools,9.99,120
2,Gadget,tools,24.50,15
3,Doohickey,toys,4.25,0
4,"Thing, large",toys,19.00,7
5,Gizmo,tools,99.95,3
6,Trinket,gifts,2.49,500
"""


class Item:
    registry = {}

    def __init__(self, id, name, category, price, stock):
        self.id, self.name, self.category = int(id), name, category
        self.price, self.stock = round(float(price) * 100), int(stock)
        Item.registry[self.id] = self

    @property
    def value(self):
        return self.price * self.stock

    def __repr__(self):
        return f"<{self.id} {self.name}>"


def fields(line):
    parts, inside, part = [], False, ""
    for c in line:
        if c == '"':
            inside = not inside
        elif c == "," and not inside:
            parts.append(part)
            part = ""
        else:
            part += c
    return parts + [part]


def group_by(items, key):
    groups = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def money(cents):
    return f"{cents // 100:,}.{cents % 100:02}"


head, *rows = DATA.splitlines()
names = head.split(",")
items = [Item(**dict(zip(names, fields(row)))) for row in rows]
print(items, Item.registry[4].name)
for category, members in sorted(group_by(items, lambda i: i.category).items()):
    total = sum(i.value for i in members)
    print(f"{category:<8}|{len(members):^5}|{money(total):>12}|", ", ".join(sorted(i.name for i in members)))
print([i.name for i in sorted(items, key=lambda i: (-i.stock, i.name))])
print(max(items, key=lambda i: i.price), min(items, key=lambda i: i.value))
low = {i.name: i.stock for i in items if i.stock < 10}
print(low, sum(low.values()))
print("{0.name} costs {0.price:d} cents; {1:%}".format(items[0], 0.256))
average = sum(i.price for i in items) / len(items)
print(f"{average = :.2f}, {len(items)=}, {sorted(low)!r:>40}")
cheap, dear = [], []
for item in items:
    (cheap if item.price < average else dear).append(item.id)
print(cheap, dear)
orders = [(1, 20), (3, 1), (9, 1), (2, 16), (5, 3)]
for id, count in orders:
    try:
        item = Item.registry[id]
        if item.stock < count:
            raise ValueError(f"only {item.stock} of {item.name}")
        item.stock -= count
    except KeyError:
        print(f"order of {id}: unknown")
    except ValueError as e:
        print(f"order of {id}: {e}")
    else:
        print(f"order of {id}: {count} x {money(item.price)} = {money(count * item.price)}")
print(money(sum(i.value for i in items)))
