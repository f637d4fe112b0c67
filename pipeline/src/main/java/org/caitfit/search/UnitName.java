package org.caitfit.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.caitfit.refine.Point;

/**
 * Names of units of work: what a person reads, and behind it a digest of everything that determines their rows. The same work has
 * the same name in every process, and other work another one.
 */
final class UnitName {
    private static final int DIGITS = 12;
    private static final String REFINEMENT = "refine-";

    private final MessageDigest digest;

    private UnitName() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** Of a block of a grid. @param content whatever determines its runs */
    static String ofBlock(String grid, int block, List<String> content) {
        UnitName name = new UnitName();
        content.forEach(name::add);
        return prefixOfGrid(grid) + String.format(java.util.Locale.ROOT, "%06d-", block) + name.hex();
    }

    /** Whether a name is that of a block of this grid, with whatever runs. */
    static boolean isBlockOf(String grid, String unit) {
        String prefix = prefixOfGrid(grid);
        return unit.startsWith(prefix) && unit.substring(prefix.length()).matches("\\d{6,}-[0-9a-f]{" + DIGITS + "}");
    }

    private static String prefixOfGrid(String grid) {
        return "grid-" + grid + "-";
    }

    /**
     * Of a refinement.
     *
     * @param fitId e.g. "joint#2"
     * @param content whatever determines it but the start, e.g. names of models and bounds
     */
    static String ofRefinement(String fitId, List<String> content, Point start) {
        UnitName name = new UnitName();
        content.forEach(name::add);
        ByteBuffer bits = ByteBuffer.allocate(8 * start.size());
        for (int i = 0; i < start.size(); i++) {
            bits.putDouble(start.at(i));
        }
        name.digest.update(bits.array());
        return REFINEMENT + fitId.replace('#', '-') + "-" + name.hex();
    }

    /** Whether a name is that of a refinement. */
    static boolean isRefinement(String unit) {
        return unit.startsWith(REFINEMENT);
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private String hex() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }
}
