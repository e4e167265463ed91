#!/usr/bin/env bash
# Records what CPython 3.13 prints for each program of the corpus.
#
# usage: tests/record.sh [area | area/name.py]...     (everything when none is given)
#
# The reference is $PYTHON_REFERENCE, or python3.13 on PATH. Beside each program it writes
#   name.out     standard output
#   name.err     standard error, when there is any; the corpus folder is written {corpus}
#   name.status  exit status, when it is not 0
set -euo pipefail
export LC_ALL=C.UTF-8

reference=${PYTHON_REFERENCE:-python3.13}
cd "$(dirname "${BASH_SOURCE[0]}")/corpus"
corpus=$PWD

if ! identity=$("$reference" -c \
    'import sys; print(sys.implementation.name, "%d.%d" % sys.version_info[:2])'); then
    echo "record: cannot run $reference; set PYTHON_REFERENCE to a CPython 3.13" >&2
    exit 2
fi
if [[ $identity != "cpython 3.13" ]]; then
    echo "record: $reference is $identity; expectations come from CPython 3.13 only" >&2
    exit 2
fi

record() {
    local program=$1 base=${1%.py} status=0
    # -W ignore: the compiler's warnings are not part of what a program means.
    env -i PATH="$PATH" HOME="${HOME:-/}" LC_ALL=C.UTF-8 \
        timeout 60 "$reference" -B -W ignore "$program" \
        >"$base.out" 2>"$base.err" </dev/null || status=$?
    sed -i "s#$corpus#{corpus}#g" "$base.err"
    [[ -s $base.err ]] || rm -f "$base.err"
    rm -f "$base.status"
    ((status == 0)) || echo "$status" >"$base.status"
    if grep -qE 'at 0x[0-9a-f]{6,}|/(root|home|tmp)/' "$base.out" "$base.err" 2>/dev/null; then
        echo "record: $program prints an address or a path of this machine" >&2
        return 1
    fi
}

(($#)) || set -- .
failed=0
count=0
while IFS= read -r program; do
    record "${program#./}" || failed=1
    count=$((count + 1))
# Programs are in the folders of the areas; what is below are the modules that they import.
done < <(find "$@" -name '*.py' | sed 's#^\./##' | awk -F/ 'NF <= 2' | sort)
echo "recorded $count programs with $("$reference" -V)"
exit "$failed"
