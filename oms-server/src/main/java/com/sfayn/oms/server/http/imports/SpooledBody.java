package com.sfayn.oms.server.http.imports;

import com.sfayn.oms.server.http.transport.BodyBudget;
import com.sfayn.oms.server.http.transport.RequestBody;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;

/**
 * A request's body in a temporary file, up to a limit. Closing it deletes the file. Where the system supports it, the
 * file is unlinked at once, so that even a killed server leaves nothing behind.
 */
final class SpooledBody implements AutoCloseable {
    private final FileChannel file;
    private final BodyBudget.Reservation room;

    private SpooledBody(FileChannel file, BodyBudget.Reservation room) {
        this.file = file;
        this.room = room;
    }

    /**
     * @param disk budget of all bodies together
     * @throws IOException if the file can't be created
     */
    static SpooledBody open(BodyBudget disk, BodyBudget.Owner owner) throws IOException {
        Path named = Files.createTempFile("oms-import-", ".tmp");
        FileChannel file = FileChannel.open(
                named, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        return new SpooledBody(file, disk.open(owner, 1));
    }

    /**
     * Writes the body to the file as it arrives.
     *
     * @param limit longest body, in bytes
     * @return the length in bytes; fails with a {@link com.sfayn.oms.server.http.transport.BodyFailure}
     */
    CompletableFuture<Long> take(Context context, int limit) {
        return RequestBody.of(context.req()).into(file, limit, room);
    }

    /** Returns the whole body. */
    InputStream content() throws IOException {
        return Channels.newInputStream(file.position(0));
    }

    /** Returns the bytes from {@code from} up to, but not including, {@code to}. */
    InputStream content(long from, long to) throws IOException {
        return new Section(Channels.newInputStream(file.position(from)), to - from);
    }

    @Override
    public void close() throws IOException {
        room.close();
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
