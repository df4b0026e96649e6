package com.sfayn.oms.snapshots.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Decodes strict UTF-8. Reports an invalid byte with its line, after returning all characters before it. */
final class Utf8Text extends Reader {
    private static final int CHUNK = 64 * 1024;
    private static final int SHOWN = 40;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK).limit(0);
    private boolean ended;
    private int line = 1;
    private byte last;

    Utf8Text(InputStream in) {
        this.in = in;
    }

    /** @throws NotUtf8Exception at the first invalid byte */
    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) return 0;
        CharBuffer chars = CharBuffer.wrap(target, offset, length);
        while (true) {
            int from = bytes.position();
            CoderResult result = decoder.decode(bytes, chars, ended);
            countLines(from, bytes.position());
            int decoded = chars.position() - offset;
            if (decoded > 0) return decoded;
            if (result.isError()) throw misplaced();
            if (ended) return -1;
            refill();
        }
    }

    private void refill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) ended = true;
        else bytes.position(bytes.position() + read);
        bytes.flip();
    }

    /** CRLF, LF and CR each end one line. */
    private void countLines(int from, int to) {
        byte[] array = bytes.array();
        byte before = last;
        int lines = 0;
        for (int i = from; i < to; i++) {
            byte each = array[i];
            if (each == '\n' ? before != '\r' : each == '\r') lines++;
            before = each;
        }
        last = before;
        line += lines;
    }

    private NotUtf8Exception misplaced() {
        int at = bytes.position();
        int from = at;
        while (from > 0 && at - from < SHOWN && !isEndOfCell(from - 1)) from--;
        int to = at + 1;
        while (to < bytes.limit() && to - at < SHOWN && !isEndOfCell(to)) to++;
        String around = new String(bytes.array(), from, to - from, WINDOWS_1252);
        return new NotUtf8Exception(line, bytes.get(at) & 0xFF, around);
    }

    private boolean isEndOfCell(int at) {
        byte each = bytes.get(at);
        return each == '\n' || each == '\r' || each == ',' || each == '"' || each == ';';
    }

    /** The caller closes the stream. */
    @Override
    public void close() {
        // nothing to close
    }
}
