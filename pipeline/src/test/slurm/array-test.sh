#!/usr/bin/env bash
# A real Slurm of one node (munged, slurmctld, slurmd as root, nothing under /etc) that runs the scripts of `caitfit slurm` while
# elements are requeued, cancelled and run into their time limit; the tables must end like those of a plain fit.
# Needs root, slurm-wlm and munge, and a built caitfit. Takes a few minutes. Usage: array-test.sh [work folder]
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd)
for tool in munged slurmctld slurmd sbatch; do
    command -v "$tool" > /dev/null || { echo "$tool is not installed: nothing is tested." >&2; exit 77; }
done
work=$(mktemp -d "${1:-/tmp}/caitfit-slurm.XXXXXX")
trap 'for pid in ${pids:-}; do kill -9 "$pid" 2> /dev/null || true; done' EXIT

# ---- Slurm --------------------------------------------------------------------------------------------------------------
mkdir -p "$work"/{state,spool,log}
dd if=/dev/urandom of="$work/munge.key" bs=1024 count=1 status=none
chmod 400 "$work/munge.key"
socket=$work/munge.socket
munged --foreground --force --key-file="$work/munge.key" --socket="$socket" --pid-file="$work/munge.pid" \
    --log-file="$work/log/munge.log" --seed-file="$work/munge.seed" > "$work/log/munged.out" 2>&1 &
pids=$!
host=$(hostname -s)
cat > "$work/slurm.conf" <<CONF
ClusterName=caitfit
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=16817
SlurmdPort=16818
AuthInfo=socket=$socket,cred_expire=5
SlurmUser=root
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
SlurmdTimeout=20
ReturnToService=2
KillWait=5
MinJobAge=3600
OverTimeLimit=0
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldLogFile=$work/log/slurmctld.log
SlurmdLogFile=$work/log/slurmd.log
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 RealMemory=4000
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF=$work/slurm.conf
sleep 1
slurmctld -D -f "$SLURM_CONF" > /dev/null 2>&1 & pids="$pids $!"
slurmd -D -f "$SLURM_CONF" > /dev/null 2>&1 & pids="$pids $!"
for _ in $(seq 30); do sinfo -h -o %t 2> /dev/null | grep -q idle && break; sleep 1; done
sinfo

# ---- study --------------------------------------------------------------------------------------------------------------
sed -e "s|\.\./data|$home/data|" -e 's|^  grid: regular|  grid: {sobol: 16384}|' -e '/^  compare:/,/^  #/d' \
    "$home/configs/lithium-borate.yaml" > "$work/study.yaml"
caitfit=$home/caitfit
"$caitfit" slurm "$work/study.yaml" --shards 2 --cpus 1 --memory 900 --time 00:10:00 --out "$work/results"

state() { scontrol -o show job "$1" 2> /dev/null | grep -o 'JobState=[A-Z_]*' | head -n 1 | cut -d= -f2; }
ended() { while squeue -h -j "$1" 2> /dev/null | grep -q .; do sleep 1; done; }
report() { scontrol -o show job "$1" | sed -n 's/.*JobId=\([0-9]*\).*ArrayTaskId=\([0-9-]*\).*JobState=\([A-Z_]*\).*Restarts=\([0-9]*\).*ExitCode=\([0-9:]*\).*/element \2: \3, restarts \4, exit \5/p'; }

cd "$work/results/slurm"
echo "== a time limit that is too short"
grid=$(sbatch --parsable --time=1 grid.sbatch)
ended "$grid"
report "$grid"

echo "== handed in again: element 0 requeued, element 1 cancelled while they run"
grid=$(sbatch --parsable grid.sbatch)
while [ "$(state "${grid}_0")" != RUNNING ] || [ "$(state "${grid}_1")" != RUNNING ]; do sleep 0.5; done
sleep 4
scontrol requeue "${grid}_0"
scancel "${grid}_1"
ended "$grid"
report "$grid"

echo "== the next step says what is missing"
refine=$(sbatch --parsable refine.sbatch)
ended "$refine"
report "$refine"
grep -h -A1 'missing' refine-*.log | sort -u
list=$(grep -ho -- '--array=[0-9,-]*' refine-*.log | head -n 1)

echo "== handed in again: $list"
grid=$(sbatch --parsable "$list" grid.sbatch)
ended "$grid"
report "$grid"
refine=$(sbatch --parsable refine.sbatch)
ended "$refine"
report "$refine"
finish=$(sbatch --parsable finish.sbatch)
ended "$finish"
tail -n 3 finish-0.log

echo "== a plain fit, and whether the tables are the same"
"$caitfit" fit "$work/study.yaml" --threads 2 --out "$work/whole" > /dev/null 2>&1
for table in runs fits profiles traces curves intervals landscape claims; do
    for results in results whole; do
        # wall_s, the last column of runs, is the only one that differs from run to run
        "$caitfit" export "$work/$results" --table $table --format csv | { [ $table = runs ] && sed 's/,[^,]*$//' || cat; } > "$work/$results-$table.csv"
    done
    cmp "$work/results-$table.csv" "$work/whole-$table.csv" && echo "$table: $(($(wc -l < "$work/whole-$table.csv") - 1)) rows, the same"
done
"$caitfit" store check --deep "$work/results"
