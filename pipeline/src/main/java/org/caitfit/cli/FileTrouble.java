package org.caitfit.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Objects;

/** What a user can do about a file or folder that cannot be read or written. */
final class FileTrouble {
    private static final String GOES_ON = " What was done before is kept: the same command goes on from there.";

    private FileTrouble() {}

    /** A sentence with the file, if it is known, and one with the mend. */
    static String text(IOException trouble) {
        String what = trouble instanceof FileSystemException file && file.getFile() != null
                ? file.getFile() + ": " + reason(file)
                : Objects.toString(trouble.getMessage(), trouble.getClass().getSimpleName());
        return what + "\n" + mend(trouble);
    }

    private static String reason(FileSystemException file) {
        if (file instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (file instanceof AccessDeniedException) {
            return "permission denied";
        }
        return Objects.toString(file.getReason(), file.getClass().getSimpleName());
    }

    private static String mend(IOException trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            String said = Objects.toString(cause.getMessage(), "").toLowerCase(Locale.ROOT);
            if (said.contains("no space left")
                    || said.contains("quota exceeded")
                    || said.contains("not enough space")) {
                return "Maybe make room on that disk and give the same command again." + GOES_ON;
            }
            if (said.contains("read-only file system")) {
                return "Maybe mount it for writing, or choose another folder for the results." + GOES_ON;
            }
            if (cause instanceof AccessDeniedException) {
                return "Maybe mend the permissions of the folder, or choose another one for the results." + GOES_ON;
            }
            if (cause instanceof NoSuchFileException) {
                return "Maybe it was moved or deleted, or its file system is not mounted any more.";
            }
        }
        return "Maybe see to the disk or the network, and give the same command again." + GOES_ON;
    }
}
