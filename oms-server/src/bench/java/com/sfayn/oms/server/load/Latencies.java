package com.sfayn.oms.server.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Collects latencies and failures of requests. */
final class Latencies {
    private final List<Long> requests = new ArrayList<>();
    private final List<Long> health = new ArrayList<>();
    private int failed;
    private long missed;

    void add(long nanos) {
        count(requests, nanos);
    }

    void addHealth(long nanos) {
        count(health, nanos);
    }

    /** Adds requests that were due and never sent, because earlier ones took too long. */
    void addMissed(long number) {
        missed += number;
    }

    private void count(List<Long> to, long nanos) {
        if (nanos < 0) failed++;
        to.add(Math.abs(nanos));
    }

    private static double millis(List<Long> of, double share) {
        if (of.isEmpty()) return Double.NaN;
        List<Long> sorted = new ArrayList<>(of);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size()))) / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %7.1f ms, p99 %8.1f ms, max %8.1f ms, health p99 %8.1f ms, %4d requests, %d failed, %d missed",
                millis(requests, 0.5),
                millis(requests, 0.99),
                millis(requests, 1),
                millis(health, 0.99),
                requests.size() + health.size(),
                failed,
                missed);
    }
}
