import sys
print("out")
sys.exit("this goes to standard error")
