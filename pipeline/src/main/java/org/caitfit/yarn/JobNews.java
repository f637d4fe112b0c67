package org.caitfit.yarn;

/** Told of what happens to a job. */
public interface JobNews {
    /** A job was handed in. @param page where the cluster shows it */
    void submitted(String application, int maps, String page);

    /** An attempt at a map failed; Hadoop tries it again, four times in all. */
    void failed(String attempt, String reason);
}
