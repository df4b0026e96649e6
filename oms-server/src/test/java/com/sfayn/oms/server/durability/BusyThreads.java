package com.sfayn.oms.server.durability;

/** More threads than cores that do nothing but turn, so that every other thread is interrupted anywhere. */
final class BusyThreads {
    private volatile boolean ended;

    private BusyThreads() {}

    static BusyThreads start() {
        BusyThreads busy = new BusyThreads();
        int count = Runtime.getRuntime().availableProcessors() + 2;
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(busy::turn, "busy-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        return busy;
    }

    private void turn() {
        while (!ended) Thread.onSpinWait();
    }

    void end() {
        ended = true;
    }
}
