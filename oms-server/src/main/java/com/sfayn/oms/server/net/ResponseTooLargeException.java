package com.sfayn.oms.server.net;

/** The body of a response is longer than this server accepts. */
public final class ResponseTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param most longest accepted body, in bytes */
    ResponseTooLargeException(int most) {
        super("the document is longer than " + most + " bytes");
    }
}
