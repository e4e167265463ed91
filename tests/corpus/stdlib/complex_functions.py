# Functions of complex numbers, to 12 digits.
import cmath, math
vals=[0j,1+0j,-1+0j,1j,-1j,2+3j,-2.5+0.5j,0.1-0.2j,-3-4j,1e-8+1e-9j,30+2j,-30-1j,0.5,-0.75,2]
for f in ('sqrt','exp','log','log10','sin','cos','tan','sinh','cosh','tanh','asin','acos','atan','asinh','acosh','atanh','phase','polar'):
    for v in vals:
        try: r=getattr(cmath,f)(v)
        except (ValueError,OverflowError,ZeroDivisionError) as e: print(f,v,type(e).__name__,e); continue
        if isinstance(r,complex): print(f,v,f"{r.real:.12g} {r.imag:.12g}")
        else: print(f,v,r if not isinstance(r,tuple) else tuple(f"{x:.12g}" for x in r))
print(cmath.rect(2,1), cmath.isclose(1+1j,1+1.0000000001j), cmath.isnan(complex('nan')), cmath.isinf(complex('inf')), cmath.isfinite(1j), cmath.log(8,2), cmath.pi)
for bad in ('x',None):
    try: cmath.sqrt(bad)
    except TypeError as e: print(e)
