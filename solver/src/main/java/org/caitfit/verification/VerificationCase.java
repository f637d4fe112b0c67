package org.caitfit.verification;

/** A problem with a known answer, and how close the solver comes to it. Stateless: every run gives the same result. */
public interface VerificationCase {
    /** What is solved, and what the answer is. */
    CaseDescription description();

    /**
     * Solves it.
     *
     * @throws RunFailedException if a run of the solver fails
     */
    CaseResult run();
}
