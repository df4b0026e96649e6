package com.sfayn.oms.server.http.transport;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Stores a body as it arrives. */
@FunctionalInterface
interface BodySink {
    /** Stores all of these bytes. */
    void take(ByteBuffer bytes) throws IOException;
}
