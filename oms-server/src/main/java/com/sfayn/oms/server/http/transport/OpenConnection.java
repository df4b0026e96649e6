package com.sfayn.oms.server.http.transport;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.eclipse.jetty.io.Connection;

/** A connection and its state: answering a request, receiving the next request's headers, or idle. */
final class OpenConnection {
    private final Connection connection;
    private final Object address;
    private boolean answers;
    private boolean closed;
    private long bytesBefore;
    private long quietSince = System.nanoTime();
    private long headersSince;

    OpenConnection(Connection connection, Object address) {
        this.connection = connection;
        this.address = address;
    }

    Object address() {
        return address;
    }

    synchronized void requestBegan() {
        answers = true;
        headersSince = 0;
    }

    synchronized void requestEnded() {
        answers = false;
        bytesBefore = connection.getBytesIn();
        quietSince = System.nanoTime();
    }

    synchronized boolean isAnswering() {
        return answers;
    }

    /** Closes the connection if a request's headers have been arriving for longer than that. */
    void closeIfHeadersTakeLongerThan(Duration longest) {
        long now = System.nanoTime();
        synchronized (this) {
            if (answers || closed || connection.getBytesIn() == bytesBefore) return;
            if (headersSince == 0) headersSince = now;
            if (now - headersSince < longest.toNanos()) return;
            closed = true;
        }
        connection.getEndPoint().close();
    }

    /** Returns whether data has arrived that was not read yet, which happens on an overloaded machine. */
    private boolean hasUnread() {
        if (!(connection.getEndPoint().getTransport() instanceof SocketChannel channel)) return false;
        try {
            return channel.socket().getInputStream().available() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Closes the connection if it is idle and no data has arrived for that long. */
    void closeIfQuietFor(Duration time) {
        synchronized (this) {
            boolean quiet = !answers && connection.getBytesIn() == bytesBefore;
            if (closed || !quiet || System.nanoTime() - quietSince < time.toNanos() || hasUnread()) return;
            closed = true;
        }
        connection.getEndPoint().close();
    }
}
