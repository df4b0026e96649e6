package com.sfayn.oms.server.outbound;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Makes the beginning of a response's body safe to store and show: it may be any bytes that the receiver likes. */
final class ResponseSnippet {
    private static final int LONGEST_BYTES = 1_024;
    private static final int REPLACEMENT = '\uFFFD';

    private ResponseSnippet() {}

    /**
     * Returns at most 1,024 bytes of UTF-8. Tabs and line breaks become spaces; other control and invisible formatting
     * characters and invalid bytes become U+FFFD. Empty without a body.
     */
    static Optional<String> of(byte[] body) {
        if (body.length == 0) return Optional.empty();
        StringBuilder text = new StringBuilder();
        int bytes = 0;
        String decoded = decoded(body);
        for (int i = 0; i < decoded.length(); ) {
            int found = decoded.codePointAt(i);
            int shown = shown(found);
            bytes += bytes(shown);
            if (bytes > LONGEST_BYTES) break;
            text.appendCodePoint(shown);
            i += Character.charCount(found);
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }

    /** Leaves out a character at the end of the snippet that is not whole. */
    private static String decoded(byte[] body) {
        int length = Math.min(body.length, LONGEST_BYTES);
        CharBuffer text = CharBuffer.allocate(length);
        StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(body, 0, length), text, length == body.length);
        return text.flip().toString();
    }

    private static int shown(int character) {
        if (character == '\t' || character == '\n' || character == '\r') return ' ';
        switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR:
            case Character.PRIVATE_USE, Character.UNASSIGNED, Character.SURROGATE:
                return REPLACEMENT;
            default:
                return character;
        }
    }

    private static int bytes(int character) {
        if (character < 0x80) return 1;
        if (character < 0x800) return 2;
        return character < 0x10000 ? 3 : 4;
    }
}
