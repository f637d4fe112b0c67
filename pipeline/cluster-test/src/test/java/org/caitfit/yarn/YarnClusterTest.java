package org.caitfit.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.mapreduce.Cluster;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.JobStatus;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.TaskReport;
import org.apache.hadoop.mapreduce.TaskType;
import org.apache.hadoop.mapreduce.v2.MiniMRYarnCluster;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.server.nodemanager.NodeManager;
import org.caitfit.store.ResultStore;
import org.caitfit.store.StoreCheck;
import org.caitfit.store.TableExport;
import org.caitfit.store.files.Folder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fit by {@code --engine yarn} on HDFS and YARN, in a process of its own as users start it, while a map is failed and a machine goes.
 * Containers get Hadoop's libraries only: ours have to come with the job.
 */
@Tag("cluster")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class YarnClusterTest {
    private static final int GRIDS = 6;
    private static final int RUNS = 80;

    @TempDir
    Path folder;

    private MiniDFSCluster files;
    private MiniMRYarnCluster cluster;
    private Path configuration;
    private Path study;

    @BeforeEach
    void start() throws IOException {
        Configuration settings = new Configuration();
        settings.set("hadoop.tmp.dir", folder.resolve("hadoop").toString());
        settings.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("dfs").toString());
        settings.set("dfs.replication", "1");
        settings.set("yarn.scheduler.minimum-allocation-mb", "128");
        settings.set("yarn.nodemanager.vmem-check-enabled", "false");
        settings.set("yarn.nodemanager.pmem-check-enabled", "false");
        settings.set("yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", "99.9");
        settings.set("yarn.nodemanager.resource.memory-mb", "1600");
        settings.set("yarn.nm.liveness-monitor.expiry-interval-ms", "5000");
        settings.set("yarn.resourcemanager.nm.liveness-monitor.interval-ms", "1000");
        files = new MiniDFSCluster.Builder(settings).numDataNodes(1).build();
        settings.set("fs.defaultFS", files.getURI().toString());
        cluster = new MiniMRYarnCluster("caitfit", 2);
        cluster.init(settings);
        cluster.start();
        configuration = Files.createDirectories(folder.resolve("conf"));
        Configuration client = new Configuration(cluster.getConfig());
        // else the class path of this test goes to the containers
        client.set("yarn.is.minicluster", "false");
        client.set("yarn.application.classpath", configuration.toString());
        client.set("mapreduce.application.classpath", hadoop());
        for (String name : List.of("core-site.xml", "hdfs-site.xml", "mapred-site.xml", "yarn-site.xml")) {
            try (Writer out = Files.newBufferedWriter(configuration.resolve(name))) {
                client.writeXml(out);
            }
        }
        study = Files.createDirectories(folder.resolve("study")).resolve("study.yaml");
        Files.writeString(study, resource("/study.yaml").replace("RUNS", Integer.toString(RUNS)));
        Path data = Files.createDirectories(folder.resolve("study/data"));
        for (String name : List.of("k.csv", "rb.csv")) {
            Files.copy(Path.of("../../data/lithium-borate-synthetic", name), data.resolve(name));
        }
    }

    @AfterEach
    void stop() {
        if (cluster != null) {
            cluster.stop();
        }
        if (files != null) {
            files.shutdown(true);
        }
    }

    private static String resource(String name) throws IOException {
        try (var in = YarnClusterTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Libraries of Hadoop and what they need: all but ours and Parquet's. */
    private static String hadoop() {
        List<String> ours = List.of(
                "caitfit",
                "classes",
                "parquet",
                "commons-math3",
                "hipparchus",
                "zstd",
                "snakeyaml-engine",
                "picocli",
                "fastcsv");
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> ours.stream()
                        .noneMatch(name -> Path.of(jar).getFileName().toString().contains(name)))
                .collect(Collectors.joining(","));
    }

    @Test
    void everyRunIsThereOnceAndAsOnOneMachineThoughAMapFailsAndAMachineGoes() throws Exception {
        String place = files.getURI() + "/user/test/results";
        Process local = fit("local", "--out", folder.resolve("local").toString());
        assertThat(local.waitFor()).as("see %s", folder).isZero();

        Process yarn = fit(
                "yarn",
                "--engine",
                "yarn",
                "--out",
                place,
                "--shards",
                Integer.toString(GRIDS),
                "-D",
                "mapreduce.map.memory.mb=500",
                "-D",
                "yarn.app.mapreduce.am.resource.mb=500",
                "-D",
                "yarn.app.mapreduce.am.command-opts=-Xmx350m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
                "-D",
                "mapreduce.map.java.opts=-Xmx350m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        disturb();
        assertThat(yarn.waitFor()).as("log: %s", log("yarn")).isZero();

        ResultStore store = ResultStore.open(Folder.at(place));
        assertThat(new StoreCheck(store)
                        .check(true).stream().filter(f -> !f.file().endsWith(".part")))
                .isEmpty();
        assertThat(store.units().names().stream().filter(part -> part.startsWith("grid-")))
                .hasSize(GRIDS);
        assertThat(tables(store)).isEqualTo(tables(ResultStore.open(folder.resolve("local"))));
    }

    private Process fit(String log, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                configuration + File.pathSeparator + System.getProperty("java.class.path"),
                "org.caitfit.cli.Main",
                "fit",
                study.toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log + ".log").toFile())
                .start();
    }

    private String log(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".log"));
    }

    /** Fails the first map that is seen at work, then takes a machine away on which there is no application master. */
    private void disturb() throws IOException, InterruptedException {
        Cluster jobs = new Cluster(new Configuration(cluster.getConfig()));
        Job job = null;
        while (job == null) {
            Thread.sleep(200);
            for (JobStatus status : jobs.getAllJobStatuses()) {
                job = jobs.getJob(status.getJobID());
            }
        }
        TaskAttemptID attempt = null;
        while (attempt == null) {
            Thread.sleep(100);
            for (TaskReport report : job.getTaskReports(TaskType.MAP)) {
                for (TaskAttemptID running : report.getRunningTaskAttemptIds()) {
                    attempt = running;
                }
            }
        }
        job.failTask(attempt);
        jobs.close();
        Thread.sleep(1000);
        for (int i = 0; i < 2; i++) {
            NodeManager machine = cluster.getNodeManager(i);
            if (machine.getNMContext().getContainers().keySet().stream()
                    .mapToLong(ContainerId::getContainerId)
                    .noneMatch(id -> (id & ContainerId.CONTAINER_ID_BITMASK) == 1)) {
                machine.stop();
                return;
            }
        }
    }

    /** Every table as exported, without elapsed times. */
    private static Map<String, String> tables(ResultStore store) throws IOException {
        TableExport export = new TableExport(store);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String table : export.tables()) {
            StringWriter text = new StringWriter();
            export.write(table, TableExport.Format.CSV, text);
            texts.put(
                    table,
                    table.equals("runs")
                            ? text.toString()
                                    .lines()
                                    .map(line -> line.substring(0, line.lastIndexOf(',')))
                                    .collect(Collectors.joining("\n"))
                            : text.toString());
        }
        return texts;
    }
}
