"""The grammar of random expressions."""

from grammar import Grammar

LEAVES = {
    "int": """
        0
        1
        -1
        2
        3
        -2
        7
        10
        -13
        True
        False
        255
        1000
        65536
        2147483647
        -2147483648
        4294967296
        140737488355327
        140737488355328
        -140737488355329
        9007199254740993
        4611686018427387904
        9223372036854775807
        -9223372036854775808
        18446744073709551616
        -36893488147419103232
        10000000000000000000000000
        147808829414345923316083210206383297601
        (1 << 200) - 1
        -(3 ** 90)
        """,
    "small": "0\n1\n2\n3\n-1\n-2\n5\n8\n-9\n12\nTrue",
    "tiny": "0\n1\n2\n3\n-1",
    "shift": "0\n1\n5\n31\n47\n48\n64\n100\n-1",
    "size": "0\n3\n6\n10\n12",
    # What has the same hash in every process.
    "hashed": "0\n-1\nTrue\n2.5\n1e300\nfloat('-inf')\n10 ** 30\n1j\n(2+0.5j)\n2 ** 61 - 1\n-(2 ** 61)\n(1, 2.5)\n()",
    "float": """
        0.0
        -0.0
        1.0
        0.5
        -2.5
        3.14159
        0.1
        1e16
        1e-7
        1e300
        1.7976931348623157e308
        5e-324
        123456.789
        2.5
        1e22
        -1e100
        float('inf')
        -float('inf')
        float('nan')
        2.0 ** 53
        """,
    "complex": "1j\n0j\n(2+3j)\n(-1.5-0.5j)\ncomplex(float('inf'), 1)\n1e300j\n(1+0j)\n-0j",
    "str": """
        ''
        'a'
        'abc'
        'Hello World'
        'é日本😀'
        '12'
        '-3.5'
        'a,b,,c'
        '  pad  '
        'x\\ty\\n'
        'ABC'
        "it's"
        'aXbXc'
        '\\x00\\x7f'
        'ß'
        'ǆ ŉ ﬁ'
        'İıſK'
        'line\\nline\\r\\nline\\x0bend'
        'a b  c'
        '١٢٣'
        '0x1F'
        ' 7_000 '
        'ΑΣ Σ'
        '½²'
        """,
    "word": "'a'\n'b'\n','\n' '\n''\n'X'\n'l'\n'\\n'\n'ab'\n'é'\n'日'",
    "bytes": "b''\nb'a'\nb'abc'\nb'Hello World'\nb'\\x00\\xff'\nb'a,b,,c'\nb' x '\nb'12'\nb'\\xc3\\xa9'",
    "ints": "[]\n[1]\n[1, 2, 3]\n[3, 1, 2, 3]\nlist(range(10))\n[5, -1, 0, True]\n[10**20, 1, -7]\n[0, 0]",
    "strs": "[]\n['a']\n['b', 'a', 'B']\n['x', '', 'yy']\n'a b c'.split()\nlist('hello')",
    "list": "[]\n[1, 'a', None]\n[[1], [2, 3]]\n[0.5, 1, True]\n[(1, 'x'), (0, 'y')]\n[()]\n[None]\n[[]]",
    "tuple": "()\n(1,)\n(1, 2)\n('a', 1, None)\n((1, 2), (3,))\n(1.5, 2)\n(True, 1)",
    "dict": "{}\n{'a': 1}\n{1: 'x', 'k': [1]}\n{True: 1, 2: 'b'}\n{(1, 2): None}\n{'b': 2, 'a': 1}\n{None: 0, 1.5: 2}\n{i: i * i for i in range(4)}",
    "set": "set()\n{1}\n{1, 2, 3}\nfrozenset()\nfrozenset({2, 3})\n{'a', 1, None}\nset('abc')",
    "range": "range(0)\nrange(5)\nrange(2, 10, 3)\nrange(5, 0, -2)\nrange(-3, 3)\nrange(10**20, 10**20 + 3)",
    "bool": "True\nFalse\nNone",
    "none": "None",
    "odd": "None\n...\nNotImplemented\nint\nstr\nlen\nslice(1, 3)\nobject\nValueError\nlist.append",
    "key": "1\n'a'\n'b'\n2\n0\nNone\n(1, 2)\n1.5\nTrue\n'k'\n-1\n()\n1.0\nfrozenset({1})",
    "spec": """
        ''
        '5'
        '<6'
        '>6'
        '^7'
        '*^9'
        '05'
        '+'
        ' '
        ','
        '_'
        'd'
        'x'
        '#x'
        'X'
        'o'
        'b'
        '#b'
        'c'
        'e'
        '.2e'
        'f'
        '.3f'
        '10.2f'
        'g'
        '.3g'
        'G'
        '%'
        '.1%'
        's'
        '.2'
        '6.1'
        'n'
        '=+8'
        '08.2f'
        '+,.1f'
        'z'
        'é>5'
        '>+06'
        '#o'
        '-5d'
        '_x'
        ',x'
        '.0f'
        '#.0f'
        '#g'
        'E'
        'z.1f'
        '020,d'
        '_b'
        '<010'
        '!r'
        '{<4'
        '.20f'
        '.17g'
        ',.3f'
        '_.4f'
        '^+12.3e'
        """,
    "percent": "'%d'\n'%s'\n'%r'\n'%5.2f'\n'%x'\n'%-6s|'\n'%+d'\n'%05d'\n'%c'\n'%e'\n'%g'\n'%i'\n'%#x'\n'%o'\n'%.3s'\n'%a'\n'%X'\n'% d'\n'%-5d|'\n'%.0f'\n'%#o'\n'%G'\n'%.10d'\n'%q'\n'%'\n'%u'\n'%5%'\n'%(a)s'\n'%(a)d %(b)s'\n'%s %s'\n'%s%%'\n'%*d'",
    "augmented": "+=\n-=\n*=\n//=\n%=\n&=\n|=\n^=\n/=",
    "compare": "<\n<=\n==\n!=\n>\n>=",
}

TEMPLATES = {
    "int": """
        (<int> + <int>)
        (<int> - <int>)
        (<int> * <int>)
        (<int> // <int>)
        (<int> % <int>)
        (<int> ** <tiny>)
        (<int> << <shift>)
        (<int> >> <shift>)
        (<int> & <int>)
        (<int> | <int>)
        (<int> ^ <int>)
        (-<int>)
        (~<int>)
        (+<bool>)
        abs(<num>)
        len(<str>)
        len(<any>)
        int(<float>)
        int(<str>)
        int(<str>, <small>)
        int(<num>)
        pow(<int>, <tiny>)
        pow(<int>, <small>, <int>)
        <int>.bit_length()
        (<int>).bit_count()
        int.from_bytes(<bytes>, 'little')
        int.from_bytes(<bytes>, signed=<bool>)
        divmod(<int>, <int>)[<tiny>]
        round(<int>, <small>)
        round(<float>)
        sum(<ints>)
        sum(<ints>, <int>)
        max(<ints>)
        min(<int>, <int>)
        max(<list>, key=str)
        min(<ints>, default=<int>)
        max(<ints>, key=lambda n: -n)
        hash(<hashed>)
        ord(<word>)
        <ints>[<small>]
        <str>.count(<word>)
        <str>.find(<word>, <small>)
        <str>.rfind(<word>, <small>, <small>)
        <str>.index(<word>)
        <ints>.index(<int>)
        <list>.count(<any>)
        <range>[<small>]
        <range>.index(<int>)
        len(<range>)
        (<int> if <bool> else <int>)
        (<int> and <int>)
        (<int> or <int>)
        <dict>.get(<key>, <int>)
        <float>.__trunc__()
        <bytes>[<small>]
        next(iter(<ints>), <int>)
        {x:int}(lambda x: <int>)(<int>)
        {x:int,y:int}(lambda x, y=<int>: <int>)(<int>)
        {x:int}sum(<int> for x in <ints>)
        {x:int}[x := <int>, <int>][<tiny>]
        <int>.__add__(<num>)
        int.__rsub__(<int>, <any>)
        """,
    "float": """
        (<float> + <num>)
        (<num> - <float>)
        (<float> * <num>)
        (<num> / <num>)
        (<num> // <float>)
        (<float> % <num>)
        (<float> ** <tiny>)
        (abs(<num>) ** <float>)
        (-<float>)
        abs(<float>)
        float(<str>)
        float(<int>)
        round(<float>, <small>)
        divmod(<num>, <float>)[<tiny>]
        sum([<float>, <float>, <num>])
        max(<float>, <num>)
        (<float> if <bool> else <float>)
        float(repr(<float>))
        <float>.is_integer()
        <float>.as_integer_ratio()
        <float>.hex()
        float.fromhex(<float>.hex())
        <complex>.real
        """,
    "complex": """
        (<complex> + <num>)
        (<num> - <complex>)
        (<complex> * <complex>)
        (<complex> / <num>)
        (<complex> ** <tiny>)
        (-<complex>)
        complex(<num>, <num>)
        complex(<num>)
        <complex>.conjugate()
        abs(<complex>)
        (<complex> == <num>)
        """,
    "num": "<int>\n<int>\n<float>\n<bool>",
    "bool": """
        (<num> <compare> <num>)
        (<str> <compare> <str>)
        (<list> <compare> <list>)
        (<tuple> <compare> <tuple>)
        (<ints> <compare> <ints>)
        (<set> <compare> <set>)
        (<dict> == <dict>)
        (<any> == <any>)
        (<any> != <any>)
        (<any> <compare> <any>)
        (<int> <compare> <num> <compare> <int>)
        (not <any>)
        bool(<any>)
        (<int> in <ints>)
        (<word> in <str>)
        (<key> in <dict>)
        (<int> not in <range>)
        (<any> in <tuple>)
        (<any> is None)
        (<bool> and <any>)
        (<any> or <bool>)
        all(<list>)
        any(<ints>)
        isinstance(<any>, (int, str))
        isinstance(<any>, int | list)
        issubclass(bool, <odd>)
        <str>.isdigit()
        <str>.isalpha()
        <str>.isalnum()
        <str>.isspace()
        <str>.isupper()
        <str>.islower()
        <str>.istitle()
        <str>.isidentifier()
        <str>.isnumeric()
        <str>.isdecimal()
        <str>.isprintable()
        <str>.startswith(<word>, <small>)
        <str>.endswith((<word>, <word>))
        <set>.issubset(<ints>)
        <set>.isdisjoint(<ints>)
        callable(<any>)
        hasattr(<any>, <attribute>)
        {x:int}all(<bool> for x in <ints>)
        {x:int}any(<bool> for x in <ints> if <bool>)
        """,
    "attribute": "'real'\n'append'\n'x'\n'keys'\n'upper'",
    "str": """
        (<str> + <str>)
        (<str> * <tiny>)
        (<tiny> * <str>)
        <str>[<slice>]
        <str>[<small>]
        <str>.upper()
        <str>.lower()
        <str>.title()
        <str>.capitalize()
        <str>.swapcase()
        <str>.casefold()
        <str>.strip()
        <str>.strip(<word>)
        <str>.lstrip(<word>)
        <str>.rstrip(<word>)
        <str>.replace(<word>, <str>)
        <str>.replace(<word>, <str>, <small>)
        <str>.center(<size>)
        <str>.ljust(<size>, <word>)
        <str>.rjust(<size>)
        <str>.zfill(<size>)
        <str>.expandtabs(<tiny>)
        <str>.removeprefix(<word>)
        <str>.removesuffix(<word>)
        <word>.join(<strs>)
        <str>.join(<str>)
        <str>.partition(<word>)[<tiny>]
        <str>.translate({97: <str>, 98: None, 99: <int>})
        <str>.translate(str.maketrans('abc', 'xyz'))
        <str>.translate(str.maketrans('ab', 'xy', <str>))
        str(<any>)
        repr(<any>)
        ascii(<str>)
        chr(<small>)
        bin(<int>)
        hex(<int>)
        oct(<int>)
        <text>
        <text>
        <bytes>.decode()
        <bytes>.decode('latin-1')
        <bytes>.decode('utf-8', 'replace')
        <bytes>.hex()
        <strs>[<small>]
        max(<strs>)
        min(<strs>, key=len, default=<str>)
        <str> if <bool> else <str>
        type(<any>).__name__
        '-'.join(map(str, <list>))
        ''.join(reversed(<str>))
        ''.join(sorted(<str>))
        {x:str}''.join(<str> for x in <str>)
        {x:str,i:int}' '.join([<str> for i, x in enumerate(<strs>)])
        {x:str}(lambda x: <str>)(<str>)
        """,
    "text": """
        format(<num>, <spec>)
        format(<str>, <spec>)
        format(<any>, <spec>)
        format(<float>, <spec>)
        (<percent> % <int>)
        (<percent> % <float>)
        (<percent> % <str>)
        (<percent> % (<any>,))
        (<percent> % (<any>, <any>))
        (<percent> % {'a': <any>, 'b': <any>})
        (<percent> % <any>)
        '{}'.format(<any>)
        '{0!r:>8} {1}'.format(<str>, <int>)
        '{:{}}'.format(<num>, <spec>)
        '{:>{}}|{x}'.format(<str>, <size>, x=<any>)
        '{0[0]}'.format(<list>)
        '{a}{b}'.format_map(<dict>)
        f'{<int>}'
        f'{<str>!r}'
        f'{<str>!a:>10}'
        f'{<num>:{<size>}}'
        f'{<float>:.3f} {<int>:>5}'
        f'{<any>}-{<any>!s}'
        f'{<small>=}'
        f'{<str>=!s:^12}'
        f'{<num>:{<spec>}}'
        f'{<int>:,} {{{<int>:x}}}'
        f'{<float>:10.2e}|'
        f'{<bool> and <int>}'
        f'a{<int>}b' f'{<int>}'
        """,
    "slice": "<small>:\n:<small>\n<small>:<small>\n<small>:<small>:<small>\n::<small>\n:\n::-1\n<small>::2\n<any>:\n:<int>\n<int>:<int>:<int>",
    "ints": """
        [<int>, <int>]
        [<int>, *<ints>]
        [*<ints>, *<range>]
        (<ints> + <ints>)
        (<ints> * <tiny>)
        <ints>[<slice>]
        list(<range>)
        sorted(<ints>)
        sorted(<ints>, <sort_arguments>)
        list(reversed(<ints>))
        list(map(int, <strs>))
        list(map(abs, <ints>))
        list(map(pow, <ints>, [2, 0, 1]))
        list(map(len, <strs>))
        list(filter(None, <ints>))
        {x:int}list(filter(lambda x: <bool>, <ints>))
        {x:int}list(map(lambda x: <int>, <ints>))
        {x:int}[<int> for x in <ints>]
        {x:int}[<int> for x in <ints> if <bool>]
        {x:int,y:int}[<int> for x in <ints> for y in <ints>]
        {x:int,y:int}[[<int> for x in <ints>] for y in <ints>]
        {x:int}[<int> for x, *y in <list>]
        {x:int}[y for x in <ints> if (y := <int>) <compare> <int>]
        {i:int,x:int}[<int> for i, x in enumerate(<ints>)]
        list(<bytes>)
        list(<dict>)
        list(<dict>.values())
        <ints>.copy()
        sorted(<set>, key=str)
        list(divmod(<int>, <int>))
        """,
    "sort_arguments": "reverse=<bool>\nkey=str\nkey=lambda v: -v\nkey=lambda v: v % 3\nkey=abs, reverse=True\nkey=None\nkey=len\nkey=lambda v: (str(v)[-1:], v)\nreverse=True",
    "strs": """
        <str>.split()
        <str>.split(<word>)
        <str>.split(<word>, <small>)
        <str>.rsplit(None, <small>)
        <str>.rsplit(<word>, <small>)
        <str>.splitlines()
        <str>.splitlines(<bool>)
        list(<str>)
        list(<str>.partition(<word>))
        list(<str>.rpartition(<word>))
        [<str>, <str>]
        sorted(<strs>)
        sorted(<str>, key=str.lower)
        sorted(<strs>, key=len, reverse=<bool>)
        list(map(str, <ints>))
        list(map(str.upper, <strs>))
        {x:str}[<str> for x in <str>]
        {x:str}[<str> for x in <strs> if <bool>]
        {x:int}[<str> for x in <ints>]
        <strs>[<slice>]
        [*<strs>, *<str>]
        """,
    "list": """
        [<any>]
        [<any>, <any>]
        [<any>, <int>, <str>]
        [*<tuple>]
        [*<tuple>, *<str>, <any>]
        (<list> + <list>)
        (<list> * <tiny>)
        <list>[<slice>]
        list(<tuple>)
        list(<dict>.items())
        list(<dict>.keys())
        list(zip(<ints>, <str>))
        list(zip(<ints>, <strs>, strict=<bool>))
        list(enumerate(<str>))
        list(enumerate(<list>, <int>))
        {x:any}[<any> for x in <list>]
        {k:key,v:any}[<any> for k, v in <dict>.items()]
        {x:any}[*(<any> for x in <tuple>)]
        {x:int}[(x, <any>) for x in <ints>]
        sorted(<list>)
        sorted(<list>, key=str)
        sorted(<list>, key=repr, reverse=True)
        list(map(type, <list>))
        [<any> if <bool> else <any>]
        list(reversed(<tuple>))
        <ints>
        <strs>
        """,
    "tuple": """
        (<any>,)
        (<any>, <any>)
        (<int>, <str>, <any>)
        (*<list>, <any>)
        tuple(<list>)
        tuple(<str>)
        (<tuple> + <tuple>)
        (<tuple> * <tiny>)
        <tuple>[<slice>]
        divmod(<int>, <int>)
        <str>.partition(<word>)
        {x:any}tuple(<any> for x in <list>)
        tuple(<range>)
        tuple(sorted(<ints>))
        <float>.as_integer_ratio()
        slice(<small>, <small>, <small>).indices(<size>)
        (lambda *a, **k: (a, k))(*<list>, **{'x': <any>})
        (lambda a, /, b=<any>, *c, d=<any>: (a, b, c, d))(*<tuple>)
        """,
    "dict": """
        {<key>: <any>}
        {<key>: <any>, <key>: <any>}
        {**<dict>, <key>: <any>}
        (<dict> | <dict>)
        dict(a=<any>, b=<any>)
        dict(<dict>, c=<any>)
        dict(<list>)
        dict(zip(<strs>, <ints>))
        dict(enumerate(<str>))
        dict.fromkeys(<str>)
        dict.fromkeys(<ints>, <any>)
        <dict>.copy()
        {x:int}{x: <any> for x in <ints>}
        {x:str}{<str>: <int> for x in <strs>}
        {k:key,v:any}{<key>: <any> for k, v in <dict>.items() if <bool>}
        {k:key,v:any}{v: k for k, v in <dict>.items()}
        {k:any}{k: <any> for k in <list>}
        """,
    "set": """
        {<key>, <key>}
        {<int>, <int>, <str>}
        set(<ints>)
        set(<str>)
        frozenset(<tuple>)
        (<set> | <set>)
        (<set> & <set>)
        (<set> - <set>)
        (<set> ^ <set>)
        <set>.union(<ints>, <strs>)
        <set>.intersection(<ints>)
        <set>.difference(<ints>)
        <set>.symmetric_difference(<ints>)
        (<dict>.keys() & <dict>.keys())
        (<dict>.keys() - <ints>)
        (<dict>.items() | <dict>.items())
        (<dict>.keys() ^ <set>)
        {x:int}{<int> for x in <ints>}
        {x:str}{<str> for x in <str>}
        """,
    "bytes": """
        (<bytes> + <bytes>)
        (<bytes> * <tiny>)
        <bytes>[<slice>]
        <str>.encode()
        <str>.encode('latin-1')
        <str>.encode('ascii', 'replace')
        <str>.encode('utf-16-le')
        <str>.encode('ascii', 'backslashreplace')
        <bytes>.upper()
        <bytes>.strip()
        <bytes>.replace(b'a', <bytes>)
        <bytes>.split(b',')
        b','.join(<bytes>.split())
        <bytes>.find(<bytes>)
        <bytes>.startswith(<bytes>)
        <bytes>.center(<size>, b'*')
        bytes(<ints>)
        bytes(<tiny>)
        bytes(<str>, 'utf-8')
        bytes.fromhex(<str>)
        <int>.to_bytes(<size>, 'big')
        <int>.to_bytes(4, 'little', signed=True)
        (b'%d %s' % (<int>, <bytes>))
        (<bytes> <compare> <bytes>)
        """,
    "any": "<int>\n<float>\n<num>\n<str>\n<str>\n<list>\n<ints>\n<strs>\n<tuple>\n<dict>\n<bytes>\n<bool>\n<odd>\n<range>\n<key>\n<list>[<small>]\n<tuple>[<small>]\n<dict>[<key>]\n<dict>.get(<key>)\n(<any> + <any>)\n(<any> - <any>)\n<any>[<small>]\n<list>.pop(<small>)\n<dict>.pop(<key>, <any>)\n<dict>.setdefault(<key>, <any>)\nnext(iter(<list>))\nnext(<any>)\nlen(<any>)\ngetattr(<any>, <attribute>, <any>)\n{x:any}(lambda x: <any>)(<any>)\n(<any> if <any> else <any>)\n(<any> and <any>)",
}

GRAMMAR = Grammar(LEAVES, TEMPLATES)
