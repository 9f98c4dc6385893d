#!/bin/sh
# Runs the parts of a list at once on this machine, by GNU parallel, and puts them together:
#   sh parallel.sh schools.xlsx report.csv 4 [OPTION...]
# A part that fails is tried twice more and goes on where it was.
set -eu

list=$1 report=$2 parts=$3
shift 3
folder=$(dirname "$report")/parts
mkdir -p "$folder"

# 0, 1 and 3 tell of schools; any other exit code tells of the run.
seq "$parts" | parallel --will-cite --quote --retries 3 --halt soon,fail=1 --jobs "$parts" \
  sh -c 'status=0; noko-check "$@" || status=$?; case $status in 0|1|3) ;; *) exit $status ;; esac' sh \
  "$list" --shard "{}/$parts" -o "$folder/{}.shard" --resume --quiet "$@"

status=0
noko-check merge "$folder"/*.shard --list "$list" -o "$report" || status=$?
rm -r "$folder"
exit "$status"
