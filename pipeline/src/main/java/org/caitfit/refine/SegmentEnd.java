package org.caitfit.refine;

import java.util.BitSet;

/** Leaves the library's loop from inside a model evaluation. No stack trace: it is a signal, not an error. */
final class SegmentEnd extends RuntimeException {
    private static final long serialVersionUID = 1;

    enum Kind {
        /** No further step pays: the library says so, none is promised to, or a step no longer changes chi-square. */
        LIBRARY,
        BOUND,
        BUDGET,
        DERIVATIVE_FAILED
    }

    final Kind kind;
    final BitSet hits;

    SegmentEnd(Kind kind) {
        this(kind, new BitSet());
    }

    /** @param hits parameters that reached a bound */
    SegmentEnd(Kind kind, BitSet hits) {
        super(kind.name(), null, false, false);
        this.kind = kind;
        this.hits = hits;
    }
}
