package com.sfayn.oms.server.http.transport;

/** Reports why a body could not be read. */
public final class BodyFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** The cause. */
    public enum Kind {
        /** The body is longer than allowed. */
        TOO_LONG,
        /** The client sent more slowly than the minimum data rate. */
        TOO_SLOW,
        /** No data arrived until the connection's idle timeout. */
        SILENT,
        /** The body ended early, or violates HTTP. */
        BROKEN,
        /** The budget for all bodies, or for those of this sender, is exhausted. */
        NO_ROOM,
        /** The body arrived, but could not be stored. */
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
