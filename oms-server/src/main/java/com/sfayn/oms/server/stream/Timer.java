package com.sfayn.oms.server.stream;

import java.time.Duration;

/** Whether something that is done from time to time is due; the first time it is. Confined to one thread. */
final class Timer {
    private long at = System.nanoTime();

    boolean now() {
        return System.nanoTime() - at >= 0;
    }

    void in(Duration pause) {
        at = System.nanoTime() + pause.toNanos();
    }
}
