package org.caitfit.store.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** An open file as Parquet reads one. Its streams share one position, so that they are used one after the other. */
final class ChannelInput implements InputFile {
    private final String name;
    private final SeekableByteChannel channel;

    /** @param name of the file, for messages @param channel stays open */
    ChannelInput(String name, SeekableByteChannel channel) {
        this.name = name;
        this.channel = channel;
    }

    @Override
    public long getLength() throws IOException {
        return channel.size();
    }

    @Override
    public SeekableInputStream newStream() throws IOException {
        channel.position(0);
        return new Stream(channel, Channels.newInputStream(channel));
    }

    @Override
    public String toString() {
        return name;
    }

    private static final class Stream extends DelegatingSeekableInputStream {
        private final SeekableByteChannel channel;

        Stream(SeekableByteChannel channel, InputStream in) {
            super(in);
            this.channel = channel;
        }

        @Override
        public long getPos() throws IOException {
            return channel.position();
        }

        @Override
        public void seek(long position) throws IOException {
            channel.position(position);
        }

        @Override
        public void close() {
            // the channel belongs to whoever opened the file
        }
    }
}
