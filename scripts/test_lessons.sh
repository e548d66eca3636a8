#!/bin/sh
# Runs the code of all lessons, in an environment of its own that has the frameworks they teach.
# On Linux, PyPI's PyTorch brings the libraries of a graphics card along, some 5 GB; the processor's own build is smaller:
#   make test-lessons TORCH="torch --index-url https://download.pytorch.org/whl/cpu"
set -eu
home=.venv-lessons
python=$home/bin/python
torch=${TORCH:-torch}

[ -x "$python" ] || "${PYTHON:-python3}" -m venv "$home"

install() {
    "$python" -m pip install --quiet --disable-pip-version-check "$@"
}

echo "Installing into $home/, which takes a while the first time"
install --requirement requirements-dev.txt
missing=
# shellcheck disable=SC2086 # an index may be named with it
install $torch || missing="$missing PyTorch"
install tensorflow-cpu || install tensorflow || missing="$missing TensorFlow"

status=0
"$python" -m pytest -q -m "not browser" tests/lessons || status=$?
if [ -n "$missing" ]; then
    echo "!!! COULD NOT BE INSTALLED:$missing. The lessons' code that needs it did NOT run." >&2
    status=1
fi
exit "$status"
