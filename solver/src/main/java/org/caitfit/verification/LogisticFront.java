package org.caitfit.verification;

import org.caitfit.solver.Profile;

/** n/n_bulk = 1/(1 + exp(-(x - centre)/width)). @param centre m @param width 1/lambda, m */
record LogisticFront(double centre, double width) implements ExactProfile {
    @Override
    public double at(double depth) {
        return 1 / (1 + Math.exp(-(depth - centre) / width));
    }

    @Override
    public double mean(double from, double to) {
        double a = (from - centre) / width;
        double b = (to - centre) / width;
        return (softPlus(b) - softPlus(a)) / (b - a);
    }

    /** ln(1 + e^x): the integral of the logistic function. */
    static double softPlus(double x) {
        return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
    }

    /** Width of the front between two ions, from a straight line through ln(ahead/behind) against depth, m. */
    static double width(Profile profile, int behind, int ahead) {
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double sxy = 0;
        int count = 0;
        for (int cell = 0; cell < profile.cells(); cell++) {
            double total = profile.density(behind, cell) + profile.density(ahead, cell);
            double share = profile.density(ahead, cell) / total;
            if (total > 0.5 * StandardCase.N_BULK && share > 0.05 && share < 0.95) {
                double x = profile.depth(cell);
                double logit = Math.log(share / (1 - share));
                count++;
                sx += x;
                sy += logit;
                sxx += x * x;
                sxy += x * logit;
            }
        }
        return (count * sxx - sx * sx) / (count * sxy - sx * sy);
    }
}
