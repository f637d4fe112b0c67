package org.caitfit.results;

import java.util.OptionalLong;

/**
 * A unit of work that a process has begun and not ended: a row of the table {@code work}. It is gone when the unit is done, and
 * stays when the process is killed.
 *
 * @param process a name that no other process has
 * @param host machine it is on
 * @param pid its number there
 * @param started when the process started, as the machine tells it
 * @param heard when the process said so last, ISO 8601
 * @param unit name of the unit
 * @param begun when it was begun, ISO 8601
 * @param run number, in the unit, of a run that takes far longer than others or that is run alone; empty for the unit as a whole
 * @param note what there is to say of it, e.g. the parameters of the run
 */
public record WorkUnderWay(
        String process,
        String host,
        long pid,
        String started,
        String heard,
        String unit,
        String begun,
        OptionalLong run,
        String note) {}
