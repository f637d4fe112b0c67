package org.caitfit.refine;

import java.util.BitSet;

/** How many parameters the data of a fit determine, where prior knowledge takes part in it. */
public final class EffectiveParameters {
    private EffectiveParameters() {}

    /**
     * Trace of the part of J (J^T J)^-1 J^T that belongs to the data: the number of parameters that the data, not the priors
     * behind them, determine. Without priors it is the rank of J.
     *
     * @param jacobian d residual[i] / d parameter[j]; rows of the data first, then those of the priors
     * @param dataRows number of rows of the data
     * @param rankTolerance as {@link RefineSettings#rankTolerance()}
     */
    public static double of(double[][] jacobian, int dataRows, double rankTolerance) {
        int parameters = jacobian[0].length;
        double[][] columns = new double[parameters][jacobian.length];
        for (int i = 0; i < jacobian.length; i++) {
            for (int j = 0; j < parameters; j++) {
                columns[j][i] = jacobian[i][j];
            }
        }
        BitSet all = new BitSet();
        all.set(0, parameters);
        return new ScaledSvd(columns, all, rankTolerance).shareOfFirst(dataRows);
    }
}
