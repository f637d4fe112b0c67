package org.caitfit.yarn;

import java.util.LinkedHashMap;
import java.util.Map;

/** Settings of Hadoop that our jobs need whatever the cluster's own are. */
final class JobSettings {
    /** Without it, the application master of Hadoop 3.4 dies when the client is of 3.5. */
    private static final String ADD_OPENS = "--add-opens=java.base/java.lang=ALL-UNNAMED";

    /** Of a map with one thread and a part of a grid, MB. */
    private static final long MEMORY = 1024;

    /** A row kept while refinements are made, MB. */
    private static final double MEMORY_PER_RUN = 2e-3;

    private JobSettings() {}

    /** @param rows of the grids that a map holds */
    static Map<String, String> of(Stage stage, int threads, long rows) {
        Map<String, String> settings = new LinkedHashMap<>();
        // version 2, the default, moves files of a task into place one by one
        settings.put("mapreduce.fileoutputcommitter.algorithm.version", "1");
        settings.put("mapreduce.map.java.opts", "-XX:+UseSerialGC " + ADD_OPENS);
        settings.put("yarn.app.mapreduce.am.command-opts", "-Xmx1024m " + ADD_OPENS);
        settings.put("mapreduce.map.memory.mb", Long.toString(MEMORY + Math.round(MEMORY_PER_RUN * rows)));
        settings.put("mapreduce.map.cpu.vcores", Integer.toString(threads));
        settings.put("mapreduce.map.speculative", "true");
        // a share that cannot be done shall not keep the others from being done
        settings.put("mapreduce.map.failures.maxpercent", "50");
        // three minutes by default, in which the maps of a lost node wait to start again
        settings.put("yarn.client.nodemanager-connect.max-wait-ms", "20000");
        // news come with each run of a grid, but with each refinement only
        if (stage == Stage.REFINE) {
            settings.put("mapreduce.task.timeout", "3600000");
        }
        // else a warning on standard error; our options are none of Hadoop's
        settings.put("mapreduce.client.genericoptionsparser.used", "true");
        return settings;
    }
}
