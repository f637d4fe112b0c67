package org.caitfit.yarn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.hadoop.io.Writable;
import org.apache.hadoop.mapreduce.InputSplit;
import org.caitfit.search.Share;

/** The share of one map. Made empty and filled by Hadoop. */
public final class ShareSplit extends InputSplit implements Writable {
    private int index;
    private int count = 1;
    private long pieces;

    /** For Hadoop. */
    public ShareSplit() {}

    /** @param pieces of progress that were open when the job was made */
    ShareSplit(Share share, long pieces) {
        this.index = share.index();
        this.count = share.count();
        this.pieces = pieces;
    }

    Share share() {
        return new Share(index, count);
    }

    long pieces() {
        return pieces;
    }

    /** The longest are begun first. */
    @Override
    public long getLength() {
        return pieces;
    }

    @Override
    public String[] getLocations() {
        return new String[0];
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(index);
        out.writeInt(count);
        out.writeLong(pieces);
    }

    @Override
    public void readFields(DataInput in) throws IOException {
        index = in.readInt();
        count = in.readInt();
        pieces = in.readLong();
    }

    @Override
    public String toString() {
        return "part " + index + " of " + count;
    }
}
