package com.sfayn.oms.server.http.transport;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A request's body, which comes in without a thread that waits for it. May be asked for once. */
public final class RequestBody {
    private final Exchange exchange;

    RequestBody(Exchange exchange) {
        this.exchange = exchange;
    }

    public static RequestBody of(HttpServletRequest request) {
        return new RequestBody(Exchange.of(request));
    }

    /** What tells the sender's address from others: the address, or the /64 network of an IPv6 address. */
    public Object address() {
        return exchange.address();
    }

    /** Where requests are answered. */
    public Executor answering() {
        return exchange.transport().executor();
    }

    /**
     * The whole body in memory. Completed where requests are answered, or at once if it is here already; fails with a
     * {@link BodyFailure}.
     *
     * @param limit longest body, in bytes
     * @param room where the body counts until the caller closes it; closed here when the body does not come in
     */
    public CompletableFuture<byte[]> bytes(int limit, BodyBudget.Reservation room) {
        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        WritableByteChannel sink = Channels.newChannel(memory);
        return new BodyReader(exchange, sink::write, limit, room, false)
                .read()
                .thenApply(length -> memory.toByteArray());
    }

    /**
     * The whole body in a file. Completed likewise, with its length in bytes; fails with a {@link BodyFailure}.
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
