package com.sfayn.oms.application.sweep;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.schedule.Rounds;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sweeps up again and again, on a thread of its own, until it is closed. Each instance of an application may run one.
 */
public final class Sweeps implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeps.class);

    private final Rounds rounds;

    private Sweeps(Oms oms) {
        this.rounds = new Rounds("oms-sweeps", () -> sweep(oms));
    }

    /** The first time after a minute. */
    public static Sweeps everyMinute(Oms oms) {
        return every(Duration.ofMinutes(1), oms);
    }

    /** The first time after the pause; {@code pause} lies between the end of one sweep and the start of the next. */
    public static Sweeps every(Duration pause, Oms oms) {
        Sweeps sweeps = new Sweeps(oms);
        sweeps.rounds.start(pause, pause);
        return sweeps;
    }

    private static void sweep(Oms oms) {
        int expired = oms.expireOrders().handle();
        int forgotten = oms.forgetKeys().handle();
        if (expired + forgotten > 0) {
            LOG.info("{} orders expired, {} old keys and event ids forgotten.", expired, forgotten);
        }
    }

    /** Starts no sweep any more, and waits for one that is running. */
    @Override
    public void close() {
        rounds.close();
    }
}
