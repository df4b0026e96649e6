package com.sfayn.oms.server.http.transport;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * One request and its response. Decides when the exchange ends: when the response is sent and, if the connection is
 * closed with it, after the rest of the body was read for a while. Closing the connection of a peer that still sends
 * resets it, and a reset would discard the response.
 */
final class Exchange extends Request.Wrapper {
    /** Removed from requests: Javalin honours it, so a GET could become a POST. */
    private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";

    private static final String ATTRIBUTE = Exchange.class.getName();

    /** How many bytes are read and discarded after a response that was sent before the body had arrived. */
    private static final long LINGER_BYTES = 16L * 1024 * 1024;

    private static final long LINGER_MILLIS = 2_000;

    /** How many bytes of an unread body are read so that the connection can be kept. */
    private static final int AT_HAND = 64 * 1024;

    private final Transport transport;
    private final OpenConnection connection;
    private final Callback callback;
    private final NonBlockingResponse response;
    private final HttpFields headers;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean bodyEnded;
    private volatile boolean bodyWanted;
    private volatile Runnable atEnd = () -> {};
    private long discarded;

    Exchange(Transport transport, OpenConnection connection, Request request, Response response, Callback callback) {
        super(request);
        this.transport = transport;
        this.connection = connection;
        this.callback = callback;
        this.response = new NonBlockingResponse(this, response, transport);
        this.headers = withoutOverride(request.getHeaders());
        this.bodyEnded = !headers.contains(HttpHeader.TRANSFER_ENCODING) && request.getLength() <= 0;
        request.setAttribute(ATTRIBUTE, this);
    }

    static Exchange of(HttpServletRequest request) {
        return (Exchange) request.getAttribute(ATTRIBUTE);
    }

    private static HttpFields withoutOverride(HttpFields headers) {
        return headers.contains(METHOD_OVERRIDE)
                ? HttpFields.build(headers).remove(METHOD_OVERRIDE).asImmutable()
                : headers;
    }

    @Override
    public HttpFields getHeaders() {
        return headers;
    }

    NonBlockingResponse response() {
        return response;
    }

    Transport transport() {
        return transport;
    }

    @Override
    public Content.Chunk read() {
        if (bodyEnded) return Content.Chunk.EOF;
        bodyWanted = true;
        Content.Chunk chunk = super.read();
        if (chunk != null && chunk.isLast()) bodyEnded = true;
        return chunk;
    }

    @Override
    public void demand(Runnable available) {
        bodyWanted = true;
        super.demand(available);
    }

    /** The rest of a body is read after the response, by {@link #end}. */
    @Override
    public boolean consumeAvailable() {
        return bodyEnded;
    }

    /** Returns whether the connection must be closed after this response. */
    boolean endsConnection() {
        return transport.isDraining() || !bodyIsAtHand();
    }

    private boolean bodyIsAtHand() {
        if (bodyEnded) return true;
        if (waitsForContinue() || bodyWanted) return false;
        for (long read = 0; read < AT_HAND && !bodyEnded; ) {
            Content.Chunk chunk = read();
            if (chunk == null || Content.Chunk.isFailure(chunk)) break;
            read += chunk.remaining();
            chunk.release();
        }
        return bodyEnded;
    }

    private boolean waitsForContinue() {
        HttpField expect = headers.getField(HttpHeader.EXPECT);
        return expect != null && !bodyWanted;
    }

    Object address() {
        return connection.address();
    }

    /** Sets the action to run when the response is sent. */
    void atEnd(Runnable action) {
        atEnd = action;
    }

    /** @param cause the failure; null for success */
    void end(Throwable cause) {
        atEnd.run();
        if (cause != null || bodyEnded || waitsForContinue()) {
            complete(cause);
            return;
        }
        transport.later(() -> complete(null), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        linger();
    }

    private void linger() {
        try {
            while (!over.get() && discarded < LINGER_BYTES) {
                Content.Chunk chunk = read();
                if (chunk == null) {
                    demand(Invocable.from(Invocable.InvocationType.NON_BLOCKING, this::linger));
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) break;
                discarded += chunk.remaining();
                chunk.release();
                if (chunk.isLast()) break;
            }
        } catch (RuntimeException e) {
            // Another reader was cut off while it waited for data; nothing can be read here.
        }
        complete(null);
    }

    private void complete(Throwable cause) {
        if (!over.compareAndSet(false, true)) return;
        connection.requestEnded();
        if (cause == null) {
            callback.succeeded();
        } else {
            callback.failed(cause);
        }
    }

    /** Closes the connection at once. */
    void cut(Throwable cause) {
        getConnectionMetaData().getConnection().getEndPoint().close(cause);
    }
}
