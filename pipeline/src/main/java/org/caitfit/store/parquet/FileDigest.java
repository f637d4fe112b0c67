package org.caitfit.store.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.caitfit.store.table.DamagedFileException;

/**
 * SHA-256 of a whole Parquet file, kept in its own footer: the digest is taken with zeros in the place where it
 * stands. Page checksums cover neither the footer nor page headers, where a damaged length makes readers ask for
 * gigabytes; this covers every byte and is checked before anything is decoded.
 */
final class FileDigest {
    /** Key of the footer under which the digest stands. */
    static final String KEY = "caitfit.file_sha256";

    private static final int HEX_LENGTH = 64;
    /** What stands in the place of the digest while it is taken. */
    static final String PLACEHOLDER = "0".repeat(HEX_LENGTH);

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    /** Footer length (little endian) and magic bytes end every Parquet file. */
    private static final int TAIL_LENGTH = 8;
    /** Thrift compact protocol: next field is a string, of 64 bytes. */
    private static final byte[] VALUE_HEADER = {0x18, HEX_LENGTH};

    private FileDigest() {}

    /** Replaces the placeholder in a file that was just written by its digest. */
    static void seal(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Place place = find(file.toString(), channel);
            String digest = take(channel, place);
            channel.write(ByteBuffer.wrap(digest.getBytes(StandardCharsets.US_ASCII)), place.digest());
        }
    }

    /** Throws if any byte of a sealed file has changed. @param file its full name, for messages */
    static void verify(String file, SeekableByteChannel channel) throws IOException {
        Place place = find(file, channel);
        byte[] stored = read(channel, place.digest(), HEX_LENGTH);
        if (!take(channel, place).equals(new String(stored, StandardCharsets.US_ASCII))) {
            throw new DamagedFileException(file, "its bytes do not match its digest");
        }
    }

    /** @param digest position of the digest in the file @param size of the file, bytes */
    private record Place(long digest, long size) {}

    private static Place find(String file, SeekableByteChannel channel) throws IOException {
        long size = channel.size();
        if (size < MAGIC.length + TAIL_LENGTH) {
            throw new DamagedFileException(file, "it has only " + size + " bytes");
        }
        byte[] tail = read(channel, size - TAIL_LENGTH, TAIL_LENGTH);
        int footerLength = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (!Arrays.equals(tail, TAIL_LENGTH - MAGIC.length, TAIL_LENGTH, MAGIC, 0, MAGIC.length)) {
            throw new DamagedFileException(file, "it does not end like a Parquet file, maybe it was cut short");
        }
        if (footerLength < 0 || footerLength > size - TAIL_LENGTH - MAGIC.length) {
            throw new DamagedFileException(file, "its footer does not fit into it");
        }
        long start = size - TAIL_LENGTH - footerLength;
        byte[] key = KEY.getBytes(StandardCharsets.US_ASCII);
        byte[] wanted = Arrays.copyOf(key, key.length + VALUE_HEADER.length);
        System.arraycopy(VALUE_HEADER, 0, wanted, key.length, VALUE_HEADER.length);
        int found = indexOf(read(channel, start, footerLength), wanted);
        if (found < 0 || found + wanted.length + HEX_LENGTH > footerLength) {
            throw new DamagedFileException(file, "its footer holds no digest of caitfit");
        }
        return new Place(start + found + wanted.length, size);
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    private static String take(SeekableByteChannel channel, Place place) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            update(digest, channel, 0, place.digest());
            digest.update(PLACEHOLDER.getBytes(StandardCharsets.US_ASCII));
            update(digest, channel, place.digest() + HEX_LENGTH, place.size());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, SeekableByteChannel channel, long from, long to)
            throws IOException {
        int step = 1 << 16;
        for (long position = from; position < to; position += step) {
            digest.update(read(channel, position, (int) Math.min(step, to - position)));
        }
    }

    private static byte[] read(SeekableByteChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        channel.position(position);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new IOException("a file became shorter while it was read");
            }
        }
        return buffer.array();
    }
}
