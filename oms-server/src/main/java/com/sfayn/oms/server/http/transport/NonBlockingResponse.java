package com.sfayn.oms.server.http.transport;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/**
 * A response whose writer never waits for the client: bytes that the network does not take at once stay in memory and
 * are sent as the client reads. The request ends when all bytes are sent.
 */
final class NonBlockingResponse extends Response.Wrapper implements Transfer, Callback {
    private final Exchange exchange;
    private final Transport transport;
    private final Pump pump = new Pump();
    private final UnsentBytes unsent = new UnsentBytes();

    private ByteBuffer shared;
    private boolean begun;
    private boolean lastPart;
    private boolean handled;
    private boolean sent;
    private boolean ended;
    private Throwable failure;
    private volatile boolean waits;
    private volatile long moved;
    private volatile long lastMoved = System.nanoTime();

    NonBlockingResponse(Exchange exchange, Response response, Transport transport) {
        super(exchange, response);
        this.exchange = exchange;
        this.transport = transport;
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
        int size = BufferUtil.length(content);
        begin(last, size);
        transport.backlog().grew(size);
        Throwable previous = keep(last, content, size);
        if (previous != null) {
            transport.backlog().shrank(size);
            callback.failed(previous);
            return;
        }
        pump.iterate();
        callback.succeeded();
    }

    /** Sets the whole body, without copying it. It is sent when the handler is done; the handler must write nothing. */
    void share(byte[] bytes) {
        shared = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    private void begin(boolean last, int size) {
        if (begun) return;
        begun = true;
        if (shared != null) getHeaders().put(HttpHeader.CONTENT_LENGTH, shared.remaining());
        if (exchange.endsConnection()) getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
        boolean lengthUnknown = !getHeaders().contains(HttpHeader.CONTENT_LENGTH);
        if (last && size > UnsentBytes.SLICE && lengthUnknown && !HttpMethod.HEAD.is(exchange.getMethod())) {
            getHeaders().put(HttpHeader.CONTENT_LENGTH, size);
        }
    }

    private synchronized Throwable keep(boolean last, ByteBuffer content, int size) {
        if (failure != null) return failure;
        if (size > 0 || last || !isCommitted()) {
            if (shared == null) unsent.addCopy(content, size);
            else unsent.add(shared);
        }
        lastPart |= last;
        return null;
    }

    /** The caller must hold the lock. */
    private void watch() {
        waits = true;
        if (ended) return;
        transport.answers().add(this);
        if (shared == null) transport.backlog().add(this);
    }

    @Override
    public boolean hasLastWrite() {
        synchronized (this) {
            return lastPart || super.hasLastWrite();
        }
    }

    /** Called when the handler is done; its output may still be waiting to be sent. */
    @Override
    public void succeeded() {
        begin(true, 0);
        Throwable previous;
        synchronized (this) {
            handled = true;
            previous = failure;
        }
        if (previous != null) {
            end(previous);
            return;
        }
        pump.iterate();
        endIfDone();
    }

    @Override
    public void failed(Throwable cause) {
        synchronized (this) {
            handled = true;
            if (failure == null) failure = cause;
        }
        end(cause);
    }

    private void endIfDone() {
        synchronized (this) {
            if (!handled || !sent) return;
        }
        end(null);
    }

    private void end(Throwable cause) {
        synchronized (this) {
            if (ended) return;
            ended = true;
            transport.answers().remove(this);
            transport.backlog().remove(this);
            discard();
        }
        exchange.end(cause);
    }

    private void discard() {
        long kept = unsent.size();
        unsent.clear();
        if (shared == null) transport.backlog().shrank(kept);
    }

    /** Returns how many bytes wait for the client. */
    synchronized long kept() {
        return unsent.size();
    }

    @Override
    public boolean waitsForPeer() {
        return waits;
    }

    @Override
    public long moved() {
        return moved;
    }

    long lastMoved() {
        return lastMoved;
    }

    @Override
    public void endAsTooSlow() {
        transport.answers().remove(this);
        transport.backlog().remove(this);
        exchange.cut(new TimeoutException("The client reads the response too slowly."));
    }

    private synchronized boolean takeSlice(Slice slice) {
        int sent = unsent.sliceSent();
        moved += sent;
        if (shared == null) transport.backlog().shrank(sent);
        lastMoved = System.nanoTime();
        slice.content = unsent.nextSlice();
        if (slice.content == null) return false;
        slice.last = lastPart && unsent.isEmpty();
        watch();
        return true;
    }

    private static final class Slice {
        private ByteBuffer content;
        private boolean last;
    }

    private final class Pump extends IteratingCallback {
        private boolean lastSent;

        @Override
        protected Action process() {
            Slice slice = new Slice();
            if (!takeSlice(slice)) {
                waits = false;
                return lastSent || isHandled() ? Action.SUCCEEDED : Action.IDLE;
            }
            lastSent = slice.last;
            getWrapped().write(slice.last, slice.content, this);
            return Action.SCHEDULED;
        }

        private boolean isHandled() {
            synchronized (NonBlockingResponse.this) {
                return handled;
            }
        }

        @Override
        protected void onCompleteSuccess() {
            synchronized (NonBlockingResponse.this) {
                sent = true;
            }
            endIfDone();
        }

        @Override
        protected void onCompleteFailure(Throwable cause) {
            boolean over;
            synchronized (NonBlockingResponse.this) {
                if (failure == null) failure = cause;
                over = handled;
                waits = false;
                transport.answers().remove(NonBlockingResponse.this);
                transport.backlog().remove(NonBlockingResponse.this);
                discard();
            }
            if (over) end(cause);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }
}
