package com.sfayn.oms.server.load;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Asks again as soon as it is answered, whatever the answer is. */
final class Flooder extends Thread {
    private final RawConnection connection;
    private final String body;
    private final AtomicBoolean stop;
    private final Map<Integer, Integer> answers = new HashMap<>();

    Flooder(RawConnection connection, String body, AtomicBoolean stop) {
        this.connection = connection;
        this.body = body;
        this.stop = stop;
        setDaemon(true);
    }

    @Override
    public void run() {
        try (connection) {
            while (!stop.get()) answers.merge(connection.post(body), 1, Integer::sum);
        }
    }

    /** How many of each status, once it has ended. */
    Map<Integer, Integer> answers() {
        return answers;
    }
}
