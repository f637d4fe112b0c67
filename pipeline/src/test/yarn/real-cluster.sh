#!/usr/bin/env bash
# A Hadoop cluster of real daemons on this machine (NameNode, DataNode, ResourceManager, two NodeManagers; no history server), on
# which `caitfit fit --engine yarn` loses a map (kill -9), a NodeManager, and the application master; the tables must end like those
# of a plain fit. Then a job whose maps cannot start, and the same command again with a Java runtime sent along. Needs Maven, jlink,
# a built caitfit, 3 GB of memory and some minutes. CAITFIT_HADOOP_LIB: folder with the jars of hadoop-minicluster, if there is one.
# Usage: real-cluster.sh [work folder [options of fit]]
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd)
work=$(mktemp -d "${1:-/tmp}/caitfit-yarn.XXXXXX")
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
pids=
trap 'for pid in $pids; do kill -9 "$pid" 2> /dev/null || true; done' EXIT

# ---- Hadoop from Maven ------------------------------------------------------------------------------------------------
version=$(sed -n 's|.*<hadoop.version>\(.*\)</hadoop.version>.*|\1|p' "$home/pom.xml")
lib=${CAITFIT_HADOOP_LIB:-$work/lib}
if [ ! -d "$lib" ]; then
    cat > "$work/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>x</groupId><artifactId>x</artifactId><version>1</version><dependencies><dependency>
<groupId>org.apache.hadoop</groupId><artifactId>hadoop-minicluster</artifactId><version>$version</version>
</dependency></dependencies></project>
POM
    (cd "$work" && mvn -q -B dependency:copy-dependencies -DoutputDirectory="$lib")
fi
mkdir -p "$work"/web/webapps/{hdfs,datanode}/WEB-INF "$work"/{name,data,tmp,log}

# ---- configuration ------------------------------------------------------------------------------------------------------
xml() { # file key=value...
    local file=$1
    shift
    { echo '<configuration>'
      for p in "$@"; do echo "<property><name>${p%%=*}</name><value>${p#*=}</value></property>"; done
      echo '</configuration>'; } > "$file"
}
local=127.0.0.1
for role in client nm1 nm2; do
    mkdir -p "$work/conf-$role"
    c=$work/conf-$role
    n=${role#nm}; [ "$n" = client ] && n=0
    xml "$c/core-site.xml" fs.defaultFS=hdfs://$local:28020 hadoop.tmp.dir="$work/tmp/$role"
    xml "$c/hdfs-site.xml" dfs.replication=1 dfs.namenode.name.dir="file://$work/name" dfs.datanode.data.dir="file://$work/data" \
        dfs.namenode.http-address=$local:28070 dfs.datanode.address=$local:28010 dfs.datanode.http.address=$local:28075 \
        dfs.datanode.ipc.address=$local:28050 dfs.permissions.enabled=false
    xml "$c/mapred-site.xml" mapreduce.framework.name=yarn mapreduce.application.classpath="$lib/*" \
        yarn.app.mapreduce.am.staging-dir=/user mapreduce.shuffle.port=$((28562 + n))
    xml "$c/yarn-site.xml" yarn.resourcemanager.address=$local:28032 yarn.resourcemanager.scheduler.address=$local:28030 \
        yarn.resourcemanager.resource-tracker.address=$local:28031 yarn.resourcemanager.admin.address=$local:28033 \
        yarn.resourcemanager.webapp.address=$local:28088 yarn.nodemanager.aux-services=mapreduce_shuffle \
        yarn.nodemanager.resource.memory-mb=3700 yarn.scheduler.minimum-allocation-mb=256 yarn.nodemanager.resource.cpu-vcores=2 yarn.nodemanager.vmem-check-enabled=false \
        yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage=99.9 \
        yarn.application.classpath="$work/conf-client,$lib/*" yarn.nodemanager.address=$local:$((28040 + n)) \
        yarn.nodemanager.localizer.address=$local:$((28140 + n)) yarn.nodemanager.webapp.address=$local:$((28240 + n)) \
        yarn.nodemanager.collector-service.address=$local:$((28340 + n)) yarn.nodemanager.local-dirs="$work/tmp/$role/local" \
        yarn.nodemanager.log-dirs="$work/log/$role" yarn.nodemanager.delete.debug-delay-sec=3600 \
        yarn.scheduler.include-port-in-node-name=true yarn.nm.liveness-monitor.expiry-interval-ms=10000 \
        yarn.node-attribute.fs-store.root-dir="file://$work/tmp/attributes"
    xml "$c/capacity-scheduler.xml" yarn.scheduler.capacity.root.queues=default \
        yarn.scheduler.capacity.root.default.capacity=100 yarn.scheduler.capacity.maximum-am-resource-percent=0.8
done

started=
daemon() { # name, conf, class, heap
    "$java" "-Xmx$4" -cp "$2:$work/web:$lib/*" "$3" > "$work/log/$1.out" 2>&1 &
    started=$!
    pids="$pids $!"
}
hdfs=org.apache.hadoop.hdfs.server
yarn=org.apache.hadoop.yarn.server
"$java" -cp "$work/conf-client:$work/web:$lib/*" $hdfs.namenode.NameNode -format -nonInteractive > "$work/log/format.out" 2>&1
daemon nn "$work/conf-client" $hdfs.namenode.NameNode 384m
daemon dn "$work/conf-client" $hdfs.datanode.DataNode 384m
daemon rm "$work/conf-client" $yarn.resourcemanager.ResourceManager 512m
daemon nm1 "$work/conf-nm1" $yarn.nodemanager.NodeManager 384m
nm1=$started
daemon nm2 "$work/conf-nm2" $yarn.nodemanager.NodeManager 384m
nm2=$started
client() { "$java" -Xmx200m -cp "$work/conf-client:$lib/*" "$@" 2>> "$work/log/client.err"; }
for _ in $(seq 60); do
    [ "$(client org.apache.hadoop.yarn.client.cli.NodeCLI -list | grep -c RUNNING)" = 2 ] && break
    sleep 2
done
client org.apache.hadoop.yarn.client.cli.NodeCLI -list

# ---- study, from HDFS ---------------------------------------------------------------------------------------------------
mkdir -p "$work/study"
cp "$home/data/lithium-borate-synthetic/"*.csv "$work/study"
sed -e 's|\.\./data/lithium-borate-synthetic/||' -e 's|^  grid: regular|  grid: {sobol: 2048}|' -e '/^  compare:/,/^  #/d' \
    "$home/configs/lithium-borate.yaml" > "$work/study/study.yaml"
client org.apache.hadoop.fs.FsShell -mkdir -p /user/test
client org.apache.hadoop.fs.FsShell -put "$work/study" /user/test/study
export HADOOP_CONF_DIR=$work/conf-client
place=hdfs://$local:28020/user/test

echo "== without a configuration"
(unset HADOOP_CONF_DIR; "$home/caitfit" fit "$work/study/study.yaml" --engine yarn --out "$place/results") && exit 1 || echo "exit code $?"

echo "== a map is killed, then a NodeManager, then the application master"
start=$SECONDS
"$home/caitfit" fit "$place/study/study.yaml" --engine yarn --out "$place/results" --shards 6 "${@:2}" > "$work/log/fit.out" 2>&1 &
fit=$!
pids="$pids $fit"
of() { ps -eo pid,ppid,args | grep "$1" | grep "$work/tmp/${2:-}" | grep -v 'bash\|grep' | awk '{print $1}' | head -n 1; }
while [ -z "$(of YarnChild)" ]; do sleep 0.5; done
sleep 5
kill -9 "$(of YarnChild)" && echo "killed a map after $((SECONDS - start)) s"
sleep 10
victim=nm1
[ -n "$(of MRAppMaster nm1)" ] && victim=nm2
kill -9 "${!victim}" && echo "killed the NodeManager $victim without the application master after $((SECONDS - start)) s"
sleep 20
am=$(of MRAppMaster)
[ -n "$am" ] && kill -9 "$am" && echo "killed the application master after $((SECONDS - start)) s"
wait "$fit" && code=0 || code=$?
cat "$work/log/fit.out"
echo "exit code $code after $((SECONDS - start)) s"

echo "== the same on one machine"
"$home/caitfit" fit "$work/study/study.yaml" --out "$work/plain" > "$work/log/plain.out" 2>&1
"$home/caitfit" store check --deep "$place/results" || true
for table in runs fits profiles traces calibrations curves intervals scans parameters; do
    "$home/caitfit" export "$place/results" --table "$table" --to "$work/a.csv"
    "$home/caitfit" export "$work/plain" --table "$table" --to "$work/b.csv"
    if [ "$table" = runs ]; then
        sed -i 's/,[^,]*$//' "$work/a.csv" "$work/b.csv" # wall_s
        sort -o "$work/a.csv" "$work/a.csv"
        sort -o "$work/b.csv" "$work/b.csv"
    fi
    cmp "$work/a.csv" "$work/b.csv" && echo "$table: $(($(wc -l < "$work/a.csv") - 1)) rows, the same"
done

echo "== maps that cannot start"
sed -i -e 's|sobol: 2048|sobol: 100|' -e '/^    [KR]b*: \[/d;/^    Cs: \[/d' "$work/study/study.yaml"
small=("$home/caitfit" fit "$work/study/study.yaml" --engine yarn --out "$place/small" --shards 2)
"${small[@]}" -D mapreduce.map.java.opts=-Xnonsense && exit 1 || echo "exit code $?"

echo "== the same command again, with a Java runtime"
(cd "$work" && jlink --add-modules java.se,jdk.unsupported,jdk.crypto.ec,jdk.management,jdk.security.auth,jdk.security.jgss,jdk.zipfs \
    --strip-debug --no-man-pages --no-header-files --compress=2 --output jre17 && tar czf jre17.tar.gz jre17)
start=$SECONDS
"${small[@]}" --java-runtime "$work/jre17.tar.gz"
echo "exit code $? after $((SECONDS - start)) s; Java of the maps:"
grep -h '^export JAVA_HOME' -r "$work/tmp" --include=launch_container.sh | sort | uniq -c | tail -n 3
