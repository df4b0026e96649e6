package com.sfayn.oms.server.http.transport;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.thread.Invocable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes a body to a sink as it arrives. Holds no thread while it waits for data. */
final class BodyReader implements Transfer, Invocable.Task {
    private static final Logger LOG = LoggerFactory.getLogger(BodyReader.class);

    private final Exchange exchange;
    private final BodySink sink;
    private final long limit;
    private final BodyBudget.Reservation room;
    private final boolean sinkBlocks;
    private final CompletableFuture<Long> done = new CompletableFuture<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean waits;
    private volatile long moved;
    private BodyFailure failure;

    /** @param sinkBlocks whether the sink may block, as a disk does, and must run on a request thread */
    BodyReader(Exchange exchange, BodySink sink, long limit, BodyBudget.Reservation room, boolean sinkBlocks) {
        this.exchange = exchange;
        this.sink = sink;
        this.limit = limit;
        this.room = room;
        this.sinkBlocks = sinkBlocks;
        room.onEviction(() -> end(BodyFailure.Kind.NO_ROOM));
        exchange.atEnd(room::close);
    }

    /** Returns the body's length in bytes once all of it is stored; fails with a {@link BodyFailure}. */
    CompletableFuture<Long> read() {
        if (readAvailable()) complete();
        return done;
    }

    /** Called by Jetty when there is more to read. */
    @Override
    public void run() {
        if (over.get()) return;
        if (sinkBlocks) {
            exchange.transport().executor().execute(this::readOn);
        } else {
            readOn();
        }
    }

    private void readOn() {
        if (readAvailable()) exchange.transport().executor().execute(this::complete);
    }

    /**
     * Reads what has arrived. Returns true if the caller must complete the body; otherwise reading continues by itself.
     */
    private boolean readAvailable() {
        try {
            while (!over.get()) {
                waits = false;
                Content.Chunk chunk = exchange.read();
                if (chunk == null) {
                    exchange.transport().bodies().add(this);
                    waits = true;
                    exchange.demand(this);
                    return false;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    return fail(ofChunk(chunk.getFailure()));
                }
                take(chunk);
                if (chunk.isLast()) return !over.getAndSet(true);
            }
            return false;
        } catch (BodyFailure e) {
            return fail(e);
        } catch (IOException e) {
            return fail(new BodyFailure(BodyFailure.Kind.NOT_KEPT, e));
        } catch (RuntimeException e) {
            return fail(new BodyFailure(BodyFailure.Kind.BROKEN, e));
        }
    }

    /** Without a minimum data rate, Jetty's idle timeout still ends silent connections. */
    private static BodyFailure ofChunk(Throwable cause) {
        boolean silent = cause instanceof TimeoutException;
        return new BodyFailure(silent ? BodyFailure.Kind.SILENT : BodyFailure.Kind.BROKEN, cause);
    }

    private void take(Content.Chunk chunk) throws IOException, BodyFailure {
        try {
            int size = chunk.remaining();
            if (moved + size > limit) throw new BodyFailure(BodyFailure.Kind.TOO_LONG, null);
            if (!room.take(size)) throw new BodyFailure(BodyFailure.Kind.NO_ROOM, null);
            moved += size;
            if (size > 0) sink.take(chunk.getByteBuffer());
        } finally {
            chunk.release();
        }
    }

    private boolean fail(BodyFailure cause) {
        if (over.getAndSet(true)) return false;
        failure = cause;
        return true;
    }

    private void complete() {
        exchange.transport().bodies().remove(this);
        if (failure == null && !room.arrived()) failure = new BodyFailure(BodyFailure.Kind.NO_ROOM, null);
        if (failure == null) {
            done.complete(moved);
        } else {
            room.close();
            LOG.debug(
                    "A body could not be read completely: {}",
                    failure.getCause() == null
                            ? failure.kind()
                            : failure.getCause().toString());
            done.completeExceptionally(failure);
        }
    }

    @Override
    public boolean waitsForPeer() {
        return waits;
    }

    @Override
    public long moved() {
        return moved;
    }

    @Override
    public void endAsTooSlow() {
        end(BodyFailure.Kind.TOO_SLOW);
    }

    private void end(BodyFailure.Kind kind) {
        if (fail(new BodyFailure(kind, null))) {
            exchange.transport().executor().execute(this::complete);
        }
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
