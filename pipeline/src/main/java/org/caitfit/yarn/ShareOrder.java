package org.caitfit.yarn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.caitfit.search.Share;

/**
 * What a job is to do, as it stands in its configuration.
 *
 * @param stage of the search
 * @param study file, as the client names it
 * @param store place of the results
 * @param threads of each map
 * @param count of shares
 * @param pieces of progress that are open, by the index of the share
 */
record ShareOrder(Stage stage, String study, String store, int threads, int count, SortedMap<Integer, Long> pieces) {
    /** Name of the bundle of the study in the working folder of a task. */
    static final String BUNDLE = "caitfit-study.zip";

    private static final String STAGE = "caitfit.stage";
    private static final String STUDY = "caitfit.study";
    private static final String STORE = "caitfit.store";
    private static final String THREADS = "caitfit.threads";
    private static final String COUNT = "caitfit.shares";
    private static final String PIECES = "caitfit.open";

    void writeTo(Configuration configuration) {
        configuration.setEnum(STAGE, stage);
        configuration.set(STUDY, study);
        configuration.set(STORE, store);
        configuration.setInt(THREADS, threads);
        configuration.setInt(COUNT, count);
        configuration.set(
                PIECES,
                pieces.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining(",")));
    }

    static ShareOrder of(Configuration configuration) {
        SortedMap<Integer, Long> pieces = new TreeMap<>();
        for (String share : configuration.getStrings(PIECES)) {
            String[] sides = share.split("=", 2);
            pieces.put(Integer.valueOf(sides[0]), Long.valueOf(sides[1]));
        }
        return new ShareOrder(
                configuration.getEnum(STAGE, Stage.GRID),
                configuration.get(STUDY),
                configuration.get(STORE),
                configuration.getInt(THREADS, 1),
                configuration.getInt(COUNT, 1),
                pieces);
    }

    List<ShareSplit> splits() {
        List<ShareSplit> splits = new ArrayList<>();
        for (Map.Entry<Integer, Long> share : pieces.entrySet()) {
            splits.add(new ShareSplit(new Share(share.getKey(), count), share.getValue()));
        }
        return splits;
    }
}
