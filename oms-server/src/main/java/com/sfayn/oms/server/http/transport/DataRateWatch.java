package com.sfayn.oms.server.http.transport;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Ends transfers that are slower than the minimum data rate. */
final class DataRateWatch {
    private final DataRate minimum;
    private final Map<Transfer, Window> watched = new ConcurrentHashMap<>();

    private record Window(long began, long movedBefore) {}

    DataRateWatch(DataRate minimum) {
        this.minimum = minimum;
    }

    void add(Transfer transfer) {
        if (minimum.isLimited()) watched.putIfAbsent(transfer, new Window(System.nanoTime(), transfer.moved()));
    }

    void remove(Transfer transfer) {
        watched.remove(transfer);
    }

    /** Called periodically. */
    void check() {
        long now = System.nanoTime();
        watched.forEach((transfer, window) -> check(transfer, window, now));
    }

    private void check(Transfer transfer, Window window, long now) {
        boolean waits = transfer.waitsForPeer();
        if (waits && now - window.began() < minimum.window().toNanos()) return;
        long moved = transfer.moved();
        if (waits && moved - window.movedBefore() < minimum.bytesPerWindow()) {
            if (watched.remove(transfer) != null) transfer.endAsTooSlow();
        } else {
            watched.replace(transfer, window, new Window(now, moved));
        }
    }
}
