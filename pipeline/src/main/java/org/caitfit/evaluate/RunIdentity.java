package org.caitfit.evaluate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.caitfit.solver.SolverSettings;
import org.caitfit.study.DiffusionSpec;

/** Names runs by what determines their result: problem, numerics, experiment, replaced models and the exact bits of the parameters. */
final class RunIdentity {
    /** Raised by hand when a change to solver or score changes results; a release that does not keeps old runs valid. */
    static final int MODEL_VERSION = 6;

    private final String prefix;

    RunIdentity(String problemSha256, SolverSettings settings, String experiment) {
        this(problemSha256, settings, experiment, Map.of());
    }

    /** As above. @param replaced D models that replace those of the problem, by ion */
    RunIdentity(String problemSha256, SolverSettings settings, String experiment, Map<String, DiffusionSpec> replaced) {
        StringBuilder text = new StringBuilder(MODEL_VERSION + "|" + problemSha256 + "|" + settings + "|" + experiment);
        text.append('|');
        new TreeMap<>(replaced)
                .forEach((ion, model) ->
                        text.append(ion).append(": ").append(model.canonical()).append('|'));
        this.prefix = text.toString();
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
