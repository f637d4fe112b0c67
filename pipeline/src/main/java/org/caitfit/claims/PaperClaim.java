package org.caitfit.claims;

import java.util.Optional;
import org.caitfit.results.Claim;

/** A statement of the paper that a study can test. */
interface PaperClaim {
    /** The statement with its verdict; empty if it says nothing about a study of this kind. */
    Optional<Claim> test(Evidence evidence);
}
