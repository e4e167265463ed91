# await at module level.
import time
x = await time.sleep(1)
