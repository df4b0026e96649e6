package com.sfayn.oms.server.outbound;

/** A URL can't be an endpoint. The message is a sentence that says what would be right. */
final class RefusedUrlException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedUrlException(String message) {
        super(message);
    }
}
