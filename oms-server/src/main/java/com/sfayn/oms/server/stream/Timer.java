package com.sfayn.oms.server.stream;

import java.time.Duration;

/** Reports when a periodic action is due; at first, at once. Confined to one thread. */
final class Timer {
    private long at = System.nanoTime();

    boolean isDue() {
        return System.nanoTime() - at >= 0;
    }

    void restart(Duration pause) {
        at = System.nanoTime() + pause.toNanos();
    }
}
