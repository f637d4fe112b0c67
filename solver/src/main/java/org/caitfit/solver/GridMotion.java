package org.caitfit.solver;

import java.util.OptionalDouble;

/** Where the grid is at the end of the next step. */
interface GridMotion {
    /** Grid at the start of the stage. @param edges out */
    void start(double[] edges);

    /**
     * Grid at the end of a step.
     *
     * @param current scaled current density at the start of the step
     * @param step scaled length of the step
     * @param edges out
     */
    void end(double current, double step, double[] edges);

    /**
     * Takes note of an accepted step.
     *
     * @param front depth of the front, 0 if there is none yet
     * @param injected charge injected during the step, scaled
     * @param current current density at its end, scaled
     */
    void accepted(double front, double injected, double current);

    /** Share of the delivered ion, over that which replaces all others, that marks the front. */
    double frontShare();

    /** Smallest depth over which errors are averaged. */
    double smallestZone();

    /** Length of the next step. @param wanted by the error control @param current at its start */
    double step(double wanted, double current);

    /** The grid stays. */
    record Fixed(double[] at) implements GridMotion {
        @Override
        public void start(double[] edges) {
            System.arraycopy(at, 0, edges, 0, at.length);
        }

        @Override
        public void end(double current, double step, double[] edges) {
            System.arraycopy(at, 0, edges, 0, at.length);
        }

        @Override
        public void accepted(double front, double injected, double current) {}

        @Override
        public double frontShare() {
            return 0.5;
        }

        @Override
        public double smallestZone() {
            return at[1] - at[0];
        }

        @Override
        public double step(double wanted, double current) {
            return wanted;
        }
    }

    /** The finest cells ride on the diffusion front: few cells, and long steps since nothing moves in the grid's frame. */
    final class Following implements GridMotion {
        /**
         * The profile ahead of a travelling front has fallen off after so many front widths: many where D drops steeply just below
         * the bulk density, as with few vacancies, so that the last percents before the bulk are far wider than the front,
         */
        private static final double TAIL_IN_WIDTHS = 24;

        /** and ahead of one that still spreads after the root of so many times D t. */
        private static final double TAIL_IN_SPREAD = 21;

        private final FrontMesh mesh;
        private final FrontEstimate estimate;
        private final double frontCell;
        private final double sorted;
        private final OptionalDouble meanCurrent;
        private final double firstFocus;
        private final double thickness;
        private double front;
        private double focus;
        private double lastStep;
        private double shaping;
        private double shapingAdvance;
        private double nextFocus;
        private double nextStep;
        private double nextShaping;
        private double nextShapingAdvance;
        private double delivered;
        private double advance;
        private double resistanceSlope;
        private double lastInverseCurrent;

        /**
         * @param frontCell finest cell over front width
         * @param sorted length ahead of the front in which native ions are sorted, over the depth of the front; 0 for one
         * @param meanCurrent the current that tells the width of the front, where it may jump and the grid must not, scaled;
         *     empty: that of the moment
         */
        Following(
                FrontMesh mesh,
                FrontEstimate estimate,
                double frontCell,
                double sorted,
                double thickness,
                OptionalDouble meanCurrent) {
            this.sorted = sorted;
            this.meanCurrent = meanCurrent;
            this.mesh = mesh;
            this.estimate = estimate;
            this.frontCell = frontCell;
            this.thickness = thickness;
            this.advance = estimate.shock().advance();
            double width = 1 / inverseWidth(estimate.firstCurrent());
            // below half a percent of the final depth there is nothing that anyone could see
            this.firstFocus = Math.max(0.005 * estimate.injected(), Math.min(0.5 * width, 0.02 * estimate.injected()));
        }

        double firstFocus() {
            return firstFocus;
        }

        @Override
        public void start(double[] edges) {
            shaping = estimate.firstCurrent();
            shapingAdvance = advance;
            place(0, shaping, shapingAdvance, edges);
        }

        @Override
        public void end(double current, double step, double[] edges) {
            // what the last prediction missed is made up for over a step of the same length, and so are changes of what
            // tells the sizes of the cells: no jump however small the step
            double share = lastStep > 0 ? Math.min(1, step / lastStep) : 1;
            nextFocus = focus + share * (front - focus) + advance * injection(current, step);
            nextStep = step;
            nextShaping = shaping + share * (current - shaping);
            nextShapingAdvance = shapingAdvance + share * (advance - shapingAdvance);
            place(nextFocus, nextShaping, nextShapingAdvance, edges);
        }

        /** Charge of the coming step. The resistance of the zone grows in proportion to it: 1/j is linear in the charge. */
        private double injection(double current, double step) {
            double inverse = 1 / Math.max(Math.abs(current), 1e-300);
            double root = inverse * inverse + 2 * resistanceSlope * step;
            return root <= 0 ? step / inverse : 2 * step / (inverse + Math.sqrt(root));
        }

        private double inverseWidth(double current) {
            return Math.max(estimate.inverseWidth(meanCurrent.orElse(current)), 1e-12);
        }

        private void place(double depth, double current, double frontAdvance, double[] edges) {
            double finestAt = Math.min(Math.sqrt(depth * depth + firstFocus * firstFocus), 0.9 * thickness);
            mesh.edges(finestAt, frontCell / inverseWidth(current), tail(finestAt, current, frontAdvance), edges);
        }

        /** Length ahead of the front over which the profile falls off: some front widths, or as far as diffusion has come. */
        private double tail(double depth, double current, double frontAdvance) {
            double j = Math.abs(meanCurrent.orElse(current));
            double slower = Math.min(estimate.shock().footConductivity(), estimate.bulkConductivity());
            double perWidths = inverseWidth(current) / TAIL_IN_WIDTHS;
            double perDiffusion = j * frontAdvance / (TAIL_IN_SPREAD * slower * depth);
            // a delivered ion that is faster than the natives runs ahead of its front like a fan
            double faster = estimate.zoneConductivity() / estimate.bulkConductivity() - 1;
            double fan = 0.5 * (faster + Math.sqrt(faster * faster + 0.01)) * depth;
            return sorted * depth + fan + 1 / Math.sqrt(perWidths * perWidths + perDiffusion);
        }

        @Override
        public void accepted(double newFront, double injected, double current) {
            double inverse = 1 / Math.max(Math.abs(current), 1e-300);
            if (lastInverseCurrent > 0 && injected > 0) {
                resistanceSlope = (inverse - lastInverseCurrent) / injected;
            }
            lastInverseCurrent = inverse;
            delivered += Math.abs(injected);
            focus = nextFocus;
            shaping = nextShaping;
            shapingAdvance = nextShapingAdvance;
            lastStep = nextStep;
            if (front > 0 && newFront > front && injected > 0) {
                advance = Math.min(30, (newFront - front) / injected);
            }
            front = newFront;
        }

        @Override
        public double frontShare() {
            return estimate.frontShare();
        }

        @Override
        public double smallestZone() {
            // what happens in thinner zones leaves no trace at the end
            return 0.3 * estimate.injected();
        }

        @Override
        public double step(double wanted, double current) {
            // a longer one the grid could not follow
            return Math.min(
                    wanted, 0.6 * (Math.max(front, delivered) + firstFocus) / Math.max(Math.abs(current), 1e-300));
        }
    }
}
