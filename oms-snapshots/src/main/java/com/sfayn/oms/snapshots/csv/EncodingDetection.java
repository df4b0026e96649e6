package com.sfayn.oms.snapshots.csv;

import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.application.internal.row.Columns;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Detects the encoding of a file from its first bytes, and recognises common files that are not CSV. */
final class EncodingDetection {
    private static final int LOOKED_AT = 4096;
    private static final String AS_CSV = " Save it as \"CSV UTF-8 (comma delimited)\".";
    private static final byte[] UTF_8_MARK = bytes(0xEF, 0xBB, 0xBF);
    private static final byte[] UTF_16_LE_MARK = bytes(0xFF, 0xFE);
    private static final byte[] UTF_16_BE_MARK = bytes(0xFE, 0xFF);

    private final byte[] bytes;
    private final InputStream rest;

    private EncodingDetection(byte[] bytes, InputStream rest) {
        this.bytes = bytes;
        this.rest = rest;
    }

    static EncodingDetection of(InputStream file) throws IOException {
        return new EncodingDetection(file.readNBytes(LOOKED_AT), file);
    }

    /** Returns the whole file as text, without its byte order mark. */
    Reader text() {
        int mark = mark();
        InputStream all = new SequenceInputStream(new ByteArrayInputStream(bytes, mark, bytes.length - mark), rest);
        return charset().equals(StandardCharsets.UTF_8) ? new Utf8Text(all) : new InputStreamReader(all, decoder());
    }

    /** Returns the bytes that have been read so far as text. */
    String beginning() {
        int mark = mark();
        return new String(bytes, mark, bytes.length - mark, charset());
    }

    private CharsetDecoder decoder() {
        return charset().newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    }

    private Charset charset() {
        if (begins(UTF_16_LE_MARK)) return StandardCharsets.UTF_16LE;
        if (begins(UTF_16_BE_MARK)) return StandardCharsets.UTF_16BE;
        if (!isUtf16WithoutMark()) return StandardCharsets.UTF_8;
        return bytes[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }

    private int mark() {
        if (begins(UTF_8_MARK)) return UTF_8_MARK.length;
        return begins(UTF_16_LE_MARK) || begins(UTF_16_BE_MARK) ? 2 : 0;
    }

    /** Returns an error if the first bytes show that the file is not CSV. */
    Optional<RowError> notCsv(Columns columns) {
        if (bytes.length == 0) return Optional.of(empty(columns));
        return kind().map(kind -> new RowError(1, null, null, kind));
    }

    /** Returns the error for a file without a header. */
    static RowError empty(Columns columns) {
        return new RowError(
                1,
                null,
                null,
                "The file is empty; it needs a header with the columns " + String.join(", ", Header.needed(columns))
                        + ", and rows below it.");
    }

    private Optional<String> kind() {
        if (begins(bytes('P', 'K', 3, 4))) {
            return Optional.of("This is an Excel workbook (.xlsx) or another zip archive, not CSV." + AS_CSV);
        }
        if (begins(bytes(0xD0, 0xCF, 0x11, 0xE0))) {
            return Optional.of("This is an old Excel workbook (.xls), not CSV." + AS_CSV);
        }
        if (begins(bytes(0x1F, 0x8B))) return Optional.of("This is compressed (gzip), not CSV. Unpack it first.");
        return charset().equals(StandardCharsets.UTF_8) && holdsNul()
                ? Optional.of("This is a binary file, not CSV." + AS_CSV)
                : Optional.empty();
    }

    private boolean holdsNul() {
        for (byte each : bytes) {
            if (each == 0) return true;
        }
        return false;
    }

    /** A header has only ASCII characters; their UTF-16 has a zero byte in one half, always the same. */
    private boolean isUtf16WithoutMark() {
        int header = Math.min(bytes.length, 16) / 2 * 2;
        int[] zeros = new int[2];
        for (int i = 0; i < header; i++) {
            if (bytes[i] == 0) zeros[i % 2]++;
        }
        return header > 0 && (zeros[0] == header / 2 && zeros[1] == 0 || zeros[1] == header / 2 && zeros[0] == 0);
    }

    private boolean begins(byte[] with) {
        if (bytes.length < with.length) return false;
        for (int i = 0; i < with.length; i++) {
            if (bytes[i] != with[i]) return false;
        }
        return true;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
        return bytes;
    }
}
