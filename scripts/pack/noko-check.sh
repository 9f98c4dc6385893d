#!/bin/sh
# The program with the Node.js that lies beside it, by whatever link it is called.
here=$(dirname "$(readlink -f "$0")")
exec "$here/lib/node" "$here/lib/bin/noko-check.js" "$@"
