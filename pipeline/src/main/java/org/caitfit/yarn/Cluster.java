package org.caitfit.yarn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/**
 * A cluster and what a user asks of it.
 *
 * @param threads of each map
 * @param shards maps of a stage at most; empty to choose by the work that there is
 * @param javaRuntime shipped with the job, if any
 * @param properties of Hadoop, before all others
 */
public record Cluster(
        int threads, Optional<Integer> shards, Optional<Path> javaRuntime, Map<String, String> properties) {
    private static final String FRAMEWORK = "mapreduce.framework.name";
    private static final String FILE_SYSTEM = "fs.defaultFS";

    public Cluster {
        properties = Map.copyOf(properties);
    }

    /** Says what is missing, before anything is begun. @throws ClusterException SETUP */
    public void requireConfigured() {
        configuration();
    }

    /**
     * Configuration of this client.
     *
     * @throws ClusterException if no cluster stands in it: Hadoop would then run the job in this process without a word
     */
    Configuration configuration() {
        // loads mapred-site.xml and yarn-site.xml as well
        Configuration configuration = new YarnConfiguration(new JobConf());
        properties.forEach(configuration::set);
        List<String> wrong = new ArrayList<>();
        if (!"yarn".equals(configuration.get(FRAMEWORK))) {
            wrong.add(FRAMEWORK + " is " + configuration.get(FRAMEWORK) + ", not yarn");
        }
        String[] sources = configuration.getPropertySources(FILE_SYSTEM);
        if (sources == null || sources[sources.length - 1].equals("core-default.xml")) {
            wrong.add(FILE_SYSTEM + " is not given");
        }
        if (!wrong.isEmpty()) {
            String folder = System.getenv("HADOOP_CONF_DIR");
            throw new ClusterException(
                    ClusterException.Kind.SETUP,
                    "there is no Hadoop cluster in the configuration of this machine: " + String.join(", ", wrong)
                            + ".\n"
                            + (folder == null ? "HADOOP_CONF_DIR is not set." : "HADOOP_CONF_DIR is " + folder + ".")
                            + "\nMaybe set it to the folder with core-site.xml, yarn-site.xml and mapred-site.xml of the"
                            + " cluster, often /etc/hadoop/conf, or leave --engine yarn away to compute on this machine.");
        }
        return configuration;
    }
}
