# The items of struct sequences are set and deleted by nobody.
import sys, os, time
def t(o,n,d=0):
    try:
        if d: delattr(o,n)
        else: setattr(o,n,3)
        print("ok")
    except Exception as e: print(type(e).__name__, e)
for o,n in ((sys.version_info,"major"),(os.stat("/"),"st_mode"),(time.localtime(),"tm_year"),(os.uname(),"sysname"),(os.stat("/"),"st_atime_ns")):
    for d in 0,1:
        t(o,n,d); t(o,"foo",d); t(o,"count",d); t(o,"__doc__",d)
