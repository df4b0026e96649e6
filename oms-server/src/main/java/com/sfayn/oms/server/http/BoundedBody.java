package com.sfayn.oms.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Reads a request's body, but never more of it into memory than the operator allows. */
final class BoundedBody {
    /** How much of a refused body is read and thrown away, so that its sender gets to read the answer. */
    private static final long DISCARDED = 64L * 1024 * 1024;

    private static final int CHUNK = 16 * 1024;

    private final int limit;

    /** @param limit in bytes */
    BoundedBody(int limit) {
        this.limit = limit;
    }

    /** @throws HttpRefusal when the body is not JSON by its headers, or too long */
    byte[] json(Context context) throws IOException {
        requireJson(context);
        if (context.req().getContentLengthLong() > limit) throw HttpRefusal.bodyTooLong(limit);
        byte[] body = context.req().getInputStream().readNBytes(limit + 1);
        if (body.length > limit) throw HttpRefusal.bodyTooLong(limit);
        return body;
    }

    private static void requireJson(Context context) {
        String found = context.req().getContentType();
        if (found == null) throw HttpRefusal.unsupportedMediaType("none");
        String[] parts = found.toLowerCase(Locale.ROOT).split(";");
        if (!parts[0].strip().equals(ResponseFormat.JSON.mediaType())) throw HttpRefusal.unsupportedMediaType(found);
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().replace("\"", "");
            boolean isUtf8 = parameter.equals("charset=utf-8") || parameter.equals("charset=utf8");
            if (parameter.startsWith("charset=") && !isUtf8) throw HttpRefusal.unsupportedMediaType(found);
        }
        String encoding = context.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw HttpRefusal.unsupportedMediaType("Content-Encoding " + encoding);
        }
    }

    /** Reads on to the end, within bounds: a connection closed on a sender loses the answer. */
    static void discard(Context context) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream rest = context.req().getInputStream();
            for (long discarded = 0; discarded < DISCARDED; ) {
                int read = rest.read(chunk);
                if (read < 0) return;
                discarded += read;
            }
        } catch (IOException e) {
            context.header("Connection", "close");
        }
    }
}
