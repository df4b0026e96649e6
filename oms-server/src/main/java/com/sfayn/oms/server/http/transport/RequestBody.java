package com.sfayn.oms.server.http.transport;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Reads a request's body without a waiting thread. A body can be read once. */
public final class RequestBody {
    private final Exchange exchange;

    RequestBody(Exchange exchange) {
        this.exchange = exchange;
    }

    public static RequestBody of(HttpServletRequest request) {
        return new RequestBody(Exchange.of(request));
    }

    /** Returns a key of the client's address: the address, or the /64 network of an IPv6 address. */
    public Object address() {
        return exchange.address();
    }

    /** Returns the executor on which requests are answered. */
    public Executor answering() {
        return exchange.transport().executor();
    }

    /**
     * Reads the whole body into memory. The future completes on {@link #answering}, or at once if the body has already
     * arrived; it fails with a {@link BodyFailure}.
     *
     * @param limit longest body, in bytes
     * @param room reservation that the caller closes after use; closed here if the body can't be read
     */
    public CompletableFuture<byte[]> bytes(int limit, BodyBudget.Reservation room) {
        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        WritableByteChannel sink = Channels.newChannel(memory);
        return new BodyReader(exchange, sink::write, limit, room, false)
                .read()
                .thenApply(length -> memory.toByteArray());
    }

    /**
     * Writes the whole body to a file. The future completes as for {@link #bytes}, with the length in bytes.
     *
     * @param limit longest body, in bytes
     * @param room as for {@link #bytes}
     */
    public CompletableFuture<Long> into(WritableByteChannel file, long limit, BodyBudget.Reservation room) {
        return new BodyReader(exchange, bytes -> write(file, bytes), limit, room, true).read();
    }

    private static void write(WritableByteChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) file.write(bytes);
    }
}
