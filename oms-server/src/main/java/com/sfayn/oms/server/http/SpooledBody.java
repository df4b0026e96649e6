package com.sfayn.oms.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request's body on disk, up to a limit. The file is gone when this is closed; where the system can, it has no name
 * from the beginning, so that not even a killed server leaves it behind.
 */
final class SpooledBody implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SpooledBody.class);
    private static final int CHUNK = 64 * 1024;

    private final FileChannel file;

    private SpooledBody(FileChannel file) {
        this.file = file;
    }

    /**
     * @throws HttpRefusal when the body is too long, or does not come in to its end
     * @throws IOException when it can't be kept
     */
    static SpooledBody of(Context context, int limit) throws IOException {
        Path named = Files.createTempFile("oms-import-", ".tmp");
        SpooledBody body = new SpooledBody(FileChannel.open(
                named, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        try {
            body.take(context, limit);
            return body;
        } catch (RuntimeException | IOException e) {
            body.close();
            throw e;
        }
    }

    private void take(Context context, int limit) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long taken = 0;
        for (int read = read(context, chunk); read >= 0; read = read(context, chunk)) {
            taken += read;
            if (taken > limit) throw HttpRefusal.importTooLong(limit);
            ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, read);
            while (bytes.hasRemaining()) file.write(bytes);
        }
    }

    /** What goes wrong while a body comes in is its sender's doing, or the network's. */
    private static int read(Context context, byte[] chunk) {
        try {
            return BoundedBody.begun(context).read(chunk);
        } catch (IOException | HttpException.RuntimeException e) {
            LOG.debug("A file could not be read to its end: {}", e.toString());
            throw HttpRefusal.badRequest("The body ends before its time, or its chunks are not of the size they say.");
        }
    }

    /** The whole body, from its beginning. */
    InputStream content() throws IOException {
        return Channels.newInputStream(file.position(0));
    }

    /** A part of the body. */
    InputStream content(long from, long to) throws IOException {
        return new Section(Channels.newInputStream(file.position(from)), to - from);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Ends a stream early. */
    private static final class Section extends InputStream {
        private final InputStream in;
        private long left;

        Section(InputStream in, long length) {
            this.in = in;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) return 0;
            int read = left == 0 ? -1 : in.read(target, offset, (int) Math.min(left, length));
            if (read > 0) left -= read;
            return read;
        }
    }
}
