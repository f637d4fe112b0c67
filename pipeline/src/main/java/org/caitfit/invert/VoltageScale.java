package org.caitfit.invert;

/**
 * The scale of D from voltage and duration in the convective limit: the resistance of the replaced zone grows with the charge, so
 * with b = L/D_bulk and Q the amount of natives that left, b Q + a Q^2/2 = U t/VT gives a, and the zone has a Q + X/D_bulk =
 * (1/D_foreign) integral of dx/(n ratio + 1 - n).
 *
 * @param foreign D_foreign, m^2/s
 * @param current whole flux over n_bulk at the end, m/s
 */
record VoltageScale(double foreign, double current) {
    /** @throws InversionException if the front is too deep for that */
    static VoltageScale of(PairRun run, NativeShare profile, LogCurve ratio) {
        double q = FluxBalance.missing(profile);
        double b = run.thickness() / run.bulkDiffusivity();
        double ut = run.potential() * run.duration();
        double a = 2 * (ut - b * q) / (q * q);
        double front = profile.middle();
        double zone = a * q + front / run.bulkDiffusivity();
        if (!(zone > 0)) {
            throw new InversionException(
                    "the front is deeper than voltage, duration and D of the native ion at bulk density"
                            + " allow: " + q * 1e9
                            + " nm of native ions have left, the untouched glass alone lets through "
                            + ut / b * 1e9
                            + " nm\nMaybe D at bulk density (conductivity), thickness or duration is wrong.");
        }
        double sum = 0;
        for (int i = 1; profile.depth(i) < front && i < profile.size() - 1; i++) {
            double n = profile.share(i);
            double r = StrictMath.exp(ratio.at(profile.logit(i)));
            sum += profile.spacing() / (n * r + 1 - n);
        }
        return new VoltageScale(sum / zone, run.potential() / (b + a * q));
    }
}
