package org.caitfit.yarn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.Mapper;
import org.caitfit.config.ReadResult;
import org.caitfit.config.StudyBundle;
import org.caitfit.config.StudyReader;
import org.caitfit.engine.Engine;
import org.caitfit.engine.ThreadEngine;
import org.caitfit.search.FailurePolicy;
import org.caitfit.search.Share;
import org.caitfit.search.StudySearch;
import org.caitfit.search.UnderWay;
import org.caitfit.store.ResultStore;
import org.caitfit.store.files.Folder;
import org.caitfit.study.Study;

/** Does one share, as {@code fit --stage --shard} does it in a process of its own. Hands nothing to Hadoop but counters. */
public final class ShareMapper extends Mapper<ShareSplit, Tally, NullWritable, NullWritable> {

    @Override
    public void run(Context context) throws IOException, InterruptedException {
        if (!context.nextKeyValue()) {
            throw new IllegalStateException("a map without a share");
        }
        Share share = context.getCurrentKey().share();
        Tally tally = context.getCurrentValue();
        ShareOrder order = ShareOrder.of(context.getConfiguration());
        FutureTask<Boolean> work = new FutureTask<>(() -> {
            try {
                work(order, share, tally, Path.of(ShareOrder.BUNDLE), context.getConfiguration());
            } finally {
                tally.end();
            }
            return true;
        });
        Thread thread = new Thread(work, "share");
        thread.setDaemon(true);
        thread.start();
        do {
            switch (order.stage()) {
                case GRID -> {
                    context.getCounter(Count.RUNS).setValue(tally.done());
                    context.getCounter(Count.FAILED_RUNS).setValue(tally.failed());
                }
                case REFINE -> context.getCounter(Count.REFINEMENTS).setValue(tally.done());
            }
        } while (context.nextKeyValue());
        try {
            work.get();
        } catch (ExecutionException e) {
            throw new IOException(share + " of the " + order.stage() + " stage: " + e.getCause(), e.getCause());
        }
    }

    /** Does what is missing of a share. @param bundle of the study */
    static void work(ShareOrder order, Share share, Tally tally, Path bundle, Configuration configuration)
            throws IOException {
        ReadResult read = StudyReader.read(Path.of(order.study()), StudyBundle.open(Files.readAllBytes(bundle)));
        if (read instanceof ReadResult.Refused refused) {
            throw new IOException("the study cannot be read here though the client could: " + refused.format());
        }
        Study study = ((ReadResult.Read) read).study();
        ResultStore store = ResultStore.open(Folder.at(order.store(), configuration));
        try (Engine engine = new ThreadEngine(order.threads());
                UnderWay underWay = UnderWay.in(store, tally)) {
            StudySearch search = new StudySearch(study, engine, store, tally, FailurePolicy.KEEP_GOING, underWay);
            if (order.stage() == Stage.GRID) {
                // one phase for each grid: they do not tell how much there is in all
                tally.begin(search.openGrids().byShare(share.count()).getOrDefault(share.index(), 0L));
            }
            order.stage().run(search, share);
        }
    }
}
