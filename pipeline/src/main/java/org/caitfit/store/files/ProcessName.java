package org.caitfit.store.files;

import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;

/**
 * A name that no other process has, on whatever machine: a task that was started again may run beside the one that it replaces, and
 * in containers the same process numbers come up on every machine.
 */
public final class ProcessName {
    /** Process number, and a digest of machine and moment of the start. */
    public static final String TEXT = text();

    private ProcessName() {}

    private static String text() {
        RuntimeMXBean process = ManagementFactory.getRuntimeMXBean();
        int digest = (process.getName() + process.getStartTime()).hashCode();
        return ProcessHandle.current().pid() + "-" + Integer.toHexString(digest);
    }
}
