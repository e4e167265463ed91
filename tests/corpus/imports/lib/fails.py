print("fails begins")
value = 1
raise ValueError("not today")
