package com.sfayn.oms.server.http.transport;

/** Why a body did not come in. */
public final class BodyFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** Longer than allowed. */
        TOO_LONG,
        /** Slower than the least data rate. */
        TOO_SLOW,
        /** Nothing came until the connection's idle time was over. */
        SILENT,
        /** It ended early, or was no body by the rules of HTTP. */
        BROKEN,
        /** Bodies take all the room that there is for them, or that there is for their sender. */
        NO_ROOM,
        /** It came in, but could not be kept. */
        NOT_KEPT
    }

    private final Kind kind;

    BodyFailure(Kind kind, Throwable cause) {
        super(kind.name(), cause, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
