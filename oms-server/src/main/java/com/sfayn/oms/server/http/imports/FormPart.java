package com.sfayn.oms.server.http.imports;

import com.sfayn.oms.server.http.exchange.HttpError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The position of the only part of a form (multipart/form-data, RFC 7578). The form is already on disk, so the content
 * isn't copied.
 *
 * @param from offset of the first byte
 * @param to offset after the last byte
 */
record FormPart(long from, long to) {
    private static final int MOST_HEADERS = 16 * 1024;
    private static final byte[] END_OF_HEADERS = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** @throws HttpError if the form does not have exactly one part, or has no closing boundary */
    static FormPart only(InputStream form, String boundary) throws IOException {
        Scan scan = new Scan(new BufferedInputStream(form, 64 * 1024));
        byte[] delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        if (!scan.pass(delimiter, 2, Long.MAX_VALUE)) throw broken();
        if (!scan.pass(END_OF_HEADERS, 0, scan.position + MOST_HEADERS)) throw broken();
        long from = scan.position;
        if (!scan.pass(delimiter, 2, Long.MAX_VALUE)) throw broken();
        long to = Math.max(from, scan.position - delimiter.length);
        if (scan.next() != '-' || scan.next() != '-') {
            throw HttpError.badRequest(
                    "The form has several parts; send only the file, and the options as query parameters.");
        }
        return new FormPart(from, to);
    }

    private static HttpError broken() {
        return HttpError.badRequest("The form can't be read: it has no part, or no closing boundary.");
    }

    /** Searches a stream and counts its position. */
    private static final class Scan {
        private final InputStream in;
        private long position;

        Scan(InputStream in) {
            this.in = in;
        }

        int next() throws IOException {
            int next = in.read();
            if (next >= 0) position++;
            return next;
        }

        /**
         * Reads up to the end of the pattern (Knuth-Morris-Pratt, so that no byte is read twice).
         *
         * @param begun how many bytes of the pattern count as matched already
         * @param most position at which to stop
         * @return whether the pattern was found
         */
        boolean pass(byte[] pattern, int begun, long most) throws IOException {
            int[] borders = borders(pattern);
            int matched = begun;
            while (position < most) {
                int next = next();
                if (next < 0) return false;
                while (matched > 0 && (byte) next != pattern[matched]) matched = borders[matched - 1];
                if ((byte) next == pattern[matched]) matched++;
                if (matched == pattern.length) return true;
            }
            return false;
        }

        private static int[] borders(byte[] pattern) {
            int[] borders = new int[pattern.length];
            for (int i = 1, length = 0; i < pattern.length; i++) {
                while (length > 0 && pattern[i] != pattern[length]) length = borders[length - 1];
                if (pattern[i] == pattern[length]) length++;
                borders[i] = length;
            }
            return borders;
        }
    }
}
