def store(d):
    d["a"]["b"] = d["zz"]["k"]
store({"a": {}})
