package com.sfayn.oms.server.load;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Sends the next request as soon as it has a response, whatever the status is. */
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

    /** Returns the number of responses by status, once the flooder has ended. */
    Map<Integer, Integer> answers() {
        return answers;
    }
}
