value = "of a folder without __init__"
