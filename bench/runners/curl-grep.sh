#!/bin/sh
# The same job with what every Unix has. Usage: curl-grep.sh TARGETS PORT VERDICTS
export PORT="$2" LC_ALL=C
xargs -P 64 -I '{}' sh -c '
  if curl -s --connect-to "::127.0.0.1:$PORT" "http://{}:$PORT/" |
    grep -aqiE "bus\.gov\.ru/(pub/)?independent-?rating/(details/)?[0-9]+"
  then printf "{}\tpass\n"; else printf "{}\tfail\n"; fi
' < "$1" > "$3"
