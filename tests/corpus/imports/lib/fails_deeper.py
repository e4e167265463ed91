def inner():
    import fails
    return fails


inner()
