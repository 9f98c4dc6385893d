#!/bin/bash
# A job array of Slurm, a task a part. The merging waits for all of them:
#   parts=$(sbatch --parsable slurm.sh schools.xlsx)
#   sbatch --dependency=afterok:$parts --wrap 'noko-check merge parts/*.shard --list schools.xlsx -o report.csv || [ $? -ne 2 ]'
#SBATCH --job-name=noko-check
#SBATCH --array=1-8
#SBATCH --cpus-per-task=1
#SBATCH --mem=1G
#SBATCH --time=02:00:00
#SBATCH --requeue
# Slurm says so a minute before it ends a task: what is under way is finished, and the answers kept.
#SBATCH --signal=B:TERM@60
set -eu

list=$1
mkdir -p parts
noko-check "$list" --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" \
  -o "parts/$SLURM_ARRAY_TASK_ID.shard" --resume --quiet &
run=$!
trap 'kill -TERM $run; wait $run || true' TERM
status=0
wait $run || status=$?
# 0, 1 and 3 tell of schools; any other exit code tells of the run.
case $status in 0 | 1 | 3) ;; *) exit $status ;; esac
