package com.sfayn.oms.server.http.transport;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where a body is kept as it comes in. */
@FunctionalInterface
interface BodySink {
    /** Takes all of it. */
    void take(ByteBuffer bytes) throws IOException;
}
