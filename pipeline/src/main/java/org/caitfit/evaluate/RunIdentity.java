package org.caitfit.evaluate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.caitfit.solver.SolverSettings;

/** Names runs by what determines their result: problem, numerics, experiment and the exact bits of the parameters. */
final class RunIdentity {
    /** Raised by hand when a change to solver or score changes results; a release that does not keeps old runs valid. */
    static final int MODEL_VERSION = 1;

    private final String prefix;

    RunIdentity(String problemSha256, SolverSettings settings, String experiment) {
        this.prefix = MODEL_VERSION + "|" + problemSha256 + "|" + settings + "|" + experiment + "|";
    }

    /** First 16 hex digits of a SHA-256. @param point parameters on their search scales */
    String of(double[] point) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(prefix.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bits = ByteBuffer.allocate(8 * point.length);
            for (double p : point) {
                bits.putDouble(p);
            }
            digest.update(bits.array());
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
