package org.caitfit.store.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Zstandard and nothing else, straight from zstd-jni: no Hadoop configuration is built. */
final class ZstdCodecs implements CompressionCodecFactory {
    /** Fixed, for files must not change with a default. */
    private static final int LEVEL = 3;

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
        requireZstd(name);
        return new Compressor();
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
        requireZstd(name);
        return new Decompressor();
    }

    @Override
    public void release() {
        // nothing is held
    }

    private static void requireZstd(CompressionCodecName name) {
        if (name != CompressionCodecName.ZSTD) {
            throw new IllegalArgumentException("compressed with " + name + ", only ZSTD is read");
        }
    }

    private static byte[] bytesOf(BytesInput input) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.toIntExact(input.size()));
        input.writeAllTo(bytes);
        return bytes.toByteArray();
    }

    private static final class Compressor implements BytesInputCompressor {
        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            return BytesInput.from(Zstd.compress(bytesOf(bytes), LEVEL));
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.ZSTD;
        }

        @Override
        public void release() {
            // nothing is held
        }
    }

    private static final class Decompressor implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput bytes, int size) throws IOException {
            return BytesInput.from(decompress(bytesOf(bytes), size));
        }

        @Override
        public void decompress(ByteBuffer input, int inputSize, ByteBuffer output, int size) throws IOException {
            byte[] compressed = new byte[inputSize];
            input.get(compressed);
            output.put(decompress(compressed, size));
        }

        private static byte[] decompress(byte[] compressed, int size) throws IOException {
            long stated = Zstd.getFrameContentSize(compressed);
            if (stated != size) {
                throw new IOException("a page should hold " + size + " bytes, its compressed form says " + stated);
            }
            byte[] plain = new byte[size];
            long written = Zstd.decompress(plain, compressed);
            if (Zstd.isError(written) || written != size) {
                throw new IOException("a page cannot be decompressed: "
                        + (Zstd.isError(written) ? Zstd.getErrorName(written) : written + " bytes of " + size));
            }
            return plain;
        }

        @Override
        public void release() {
            // nothing is held
        }
    }
}
