package org.caitfit.yarn;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.mapreduce.InputFormat;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;

/** One split for each share that has something to do. Records are news of its progress. */
public final class ShareInputFormat extends InputFormat<ShareSplit, Tally> {
    @Override
    public List<InputSplit> getSplits(JobContext context) {
        return new ArrayList<>(ShareOrder.of(context.getConfiguration()).splits());
    }

    @Override
    public RecordReader<ShareSplit, Tally> createRecordReader(InputSplit split, TaskAttemptContext context) {
        return new NewsReader((ShareSplit) split);
    }

    /**
     * Hadoop asks for the progress of a map after each record, and takes a map for finished that has read its last one: so the
     * records are what is heard of the work, and the last one comes at its end.
     */
    private static final class NewsReader extends RecordReader<ShareSplit, Tally> {
        private final ShareSplit split;
        private final Tally tally;

        NewsReader(ShareSplit split) {
            this.split = split;
            this.tally = new Tally(split.pieces());
        }

        @Override
        public void initialize(InputSplit same, TaskAttemptContext context) {
            // it was given already
        }

        @Override
        public boolean nextKeyValue() throws InterruptedException {
            return tally.await();
        }

        @Override
        public ShareSplit getCurrentKey() {
            return split;
        }

        @Override
        public Tally getCurrentValue() {
            return tally;
        }

        @Override
        public float getProgress() {
            return tally.fraction();
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
