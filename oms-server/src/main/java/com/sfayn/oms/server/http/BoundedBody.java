package com.sfayn.oms.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a request's body, but never more of it into memory than the operator allows. */
final class BoundedBody {
    private static final Logger LOG = LoggerFactory.getLogger(BoundedBody.class);

    /** How much of a refused body is read and thrown away, so that its sender gets to read the answer. */
    private static final long DISCARDED = 64L * 1024 * 1024;

    private static final int CHUNK = 16 * 1024;

    private static final String BEGUN = "body.begun";

    private final int limit;

    /** @param limit in bytes */
    BoundedBody(int limit) {
        this.limit = limit;
    }

    /** @throws HttpRefusal when the body is not JSON by its headers, or too long */
    byte[] json(Context context) {
        requireJson(BodyType.of(context));
        if (context.req().getContentLengthLong() > limit) throw HttpRefusal.bodyTooLong(limit);
        byte[] body = read(context);
        if (body.length > limit) throw HttpRefusal.bodyTooLong(limit);
        return body;
    }

    /** What goes wrong while a body comes in is its sender's doing, or the network's. */
    private byte[] read(Context context) {
        try {
            return begun(context).readNBytes(limit + 1);
        } catch (IOException | HttpException.RuntimeException e) {
            LOG.debug("A body could not be read to its end: {}", e.toString());
            throw HttpRefusal.badRequest("The body ends before its time, or its chunks are not of the size they say.");
        }
    }

    /** The body's stream, from where on its sender is sending. */
    static InputStream begun(Context context) throws IOException {
        context.attribute(BEGUN, true);
        return context.req().getInputStream();
    }

    private static void requireJson(BodyType type) {
        boolean json = type.mediaType().equals(ResponseFormat.JSON.mediaType());
        if (!json || !type.isUtf8() || type.isEncoded()) throw HttpRefusal.unsupportedMediaType(type.toString());
    }

    /**
     * Reads on to the end, within bounds: a connection closed on a sender loses the answer. A sender who waits for a
     * word before sending is not told to go on.
     */
    static void discard(Context context) {
        if (context.header("Expect") != null && context.attribute(BEGUN) == null) {
            context.header("Connection", "close");
            return;
        }
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream rest = context.req().getInputStream();
            for (long discarded = 0; discarded < DISCARDED; ) {
                int read = rest.read(chunk);
                if (read < 0) return;
                discarded += read;
            }
        } catch (IOException | HttpException.RuntimeException e) {
            LOG.debug("The rest of a body could not be read: {}", e.toString());
            context.header("Connection", "close");
        }
    }
}
