package com.sfayn.oms.server.outbound;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.Closer;

/**
 * Ends an attempt that takes too long, by closing its connection. The timeouts of sockets can't do that: they begin
 * again with each byte, so a receiver that sends one byte a second would never exceed them.
 */
final class AttemptTimer implements AutoCloseable {
    private static final String ATTRIBUTE = AttemptTimer.class.getName();

    private final Cancellable request;
    private final List<Future<?>> timeouts;
    private volatile Socket socket;
    private volatile boolean connected;
    private volatile boolean expired;

    private AttemptTimer(Cancellable request, TransportLimits limits, ScheduledExecutorService scheduler) {
        this.request = request;
        this.timeouts = List.of(
                schedule(scheduler, limits.connect(), this::endUnlessConnected),
                schedule(scheduler, limits.attempt(), this::end));
    }

    /** Starts the time of an attempt. */
    static AttemptTimer start(
            Cancellable request, HttpContext context, TransportLimits limits, ScheduledExecutorService scheduler) {
        AttemptTimer timer = new AttemptTimer(request, limits, scheduler);
        context.setAttribute(ATTRIBUTE, timer);
        return timer;
    }

    /** Returns the timer of the attempt that has this context. */
    static AttemptTimer of(HttpContext context) {
        return (AttemptTimer) context.getAttribute(ATTRIBUTE);
    }

    /** Notes that the attempt has a connection, new or used, with TLS established. */
    void connected() {
        connected = true;
    }

    /**
     * Returns the new socket, which is closed when the time is over.
     *
     * @throws InterruptedIOException if it is over already
     */
    Socket watched(Socket opened) throws IOException {
        socket = opened;
        if (!expired) return opened;
        opened.close();
        throw new InterruptedIOException("the attempt took too long");
    }

    /** Returns whether the attempt was ended because it took too long. */
    boolean hasExpired() {
        return expired;
    }

    private static Future<?> schedule(ScheduledExecutorService scheduler, Duration after, Runnable action) {
        return scheduler.schedule(action, after.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void endUnlessConnected() {
        if (!connected) end();
    }

    private void end() {
        expired = true;
        request.cancel();
        Closer.closeQuietly(socket);
    }

    @Override
    public void close() {
        timeouts.forEach(timeout -> timeout.cancel(false));
    }
}
