package com.sfayn.oms.server.stream;

import com.sfayn.oms.server.net.Backoff;
import io.lettuce.core.RedisCommandExecutionException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one stream over one connection: takes new entries, processes each, and acknowledges settled ones. An entry that
 * is not settled stays pending and is retried after a pause, while new entries continue; while the database is
 * unavailable, no new entries are taken. The order of processing does not matter, because changes carry their source's
 * timestamps.
 */
final class StreamSession {
    private static final Logger LOG = LoggerFactory.getLogger(StreamSession.class);

    /** After so many failures in a row, the database counts as unavailable; a single one may be a lock timeout. */
    private static final int UNAVAILABLE_AFTER = 3;

    private final String stream;
    private final ConsumerGroup group;
    private final EntryHandler handler;
    private final StreamMeters meters;
    private final StopSignal stop;
    private final StreamOptions options;
    private final Clock clock;
    private final Backoff backoff;
    private final Timer claim = new Timer();
    private final Timer measure = new Timer();
    private final Timer retry = new Timer();

    /** Whether this consumer may have pending entries; initially those of an earlier connection. */
    private boolean mayHavePending = true;

    private int unavailableInARow;

    StreamSession(
            String stream,
            ConsumerGroup group,
            EntryHandler handler,
            StreamMeters meters,
            StopSignal stop,
            StreamOptions options,
            Clock clock) {
        this.stream = stream;
        this.group = group;
        this.handler = handler;
        this.meters = meters;
        this.stop = stop;
        this.options = options;
        this.clock = clock;
        this.backoff = new Backoff(options.firstPause(), options.longestPause());
    }

    /** Creates the group if absent, and checks that this consumer may read. */
    void open() {
        if (group.create()) LOG.info("The consumer group {} of {} was created.", ConsumerGroup.NAME, stream);
        claimAbandoned();
        measure();
        group.pending(null);
    }

    /** Reads until stopped; throws lettuce's exceptions if Redis can't be reached or refuses a command. */
    void run() {
        while (!stop.isGiven()) {
            try {
                round();
            } catch (RedisCommandExecutionException e) {
                if (!ConsumerGroup.isMissing(e)) throw e;
                stop.pause(options.firstPause());
                open();
            }
        }
        group.leave();
    }

    private void round() {
        if (!isDatabaseUnavailable() && claim.isDue()) claimAbandoned();
        if (measure.isDue()) measure();
        if (mayHavePending && retry.isDue()) retryPending();
        if (isDatabaseUnavailable()) {
            stop.pause(options.firstPause());
        } else if (!settle(group.readNew())) {
            retryLater();
        }
    }

    private void measure() {
        meters.measured(group.backlog());
        measure.restart(options.measureEvery());
    }

    private void claimAbandoned() {
        group.claim();
        group.removeInactive();
        claim.restart(options.claimAfter().dividedBy(4));
        if (!mayHavePending) {
            mayHavePending = true;
            retry.restart(Duration.ZERO);
        }
    }

    private void retryLater() {
        if (mayHavePending) return;
        mayHavePending = true;
        retry.restart(backoff.next());
    }

    private void retryPending() {
        boolean all = true;
        String after = null;
        List<StreamEntry> page;
        do {
            page = group.pending(after);
            all &= settle(page);
            if (!page.isEmpty()) after = page.get(page.size() - 1).id();
        } while (page.size() == options.batch() && !isDatabaseUnavailable() && !stop.isGiven());
        mayHavePending = false;
        if (all) {
            backoff.reset();
        } else {
            retryLater();
        }
    }

    /**
     * Processes entries. Leaves the rest if the database is unavailable, or if it takes so long that other consumers
     * might claim them.
     *
     * @return whether all are settled
     */
    private boolean settle(List<StreamEntry> entries) {
        long deadline = System.nanoTime() + options.claimAfter().dividedBy(2).toNanos();
        boolean all = true;
        for (StreamEntry entry : entries) {
            if (stop.isOverdue() || System.nanoTime() - deadline > 0) return false;
            all &= settle(entry);
            if (isDatabaseUnavailable()) return false;
        }
        return all;
    }

    private boolean settle(StreamEntry entry) {
        Outcome outcome = handler.attempt(entry);
        noteAvailability(outcome);
        switch (outcome.kind()) {
            case UNAVAILABLE, FAULTED -> {
                meters.count(outcome.kind());
                return false;
            }
            case DEAD -> {
                return setAside(entry, outcome);
            }
            default -> {
                group.acknowledge(entry);
                meters.count(outcome.kind());
                return true;
            }
        }
    }

    /** A failure, for example because Redis is out of memory, must not block other entries. */
    private boolean setAside(StreamEntry entry, Outcome outcome) {
        try {
            if (group.setAside(entry, outcome.reason(), clock.instant())) {
                meters.count(outcome.kind());
                LOG.warn(
                        "Entry {} of {} can't be accepted; it was moved to {} with the reason.",
                        entry.id(),
                        stream,
                        DeadLetter.stream(stream));
            }
            return true;
        } catch (RedisCommandExecutionException e) {
            if (ConsumerGroup.isMissing(e)) throw e;
            LOG.warn(
                    "Entry {} of {} could not be moved to the dead-letter stream: {}",
                    entry.id(),
                    stream,
                    e.getMessage());
            meters.count(Outcome.Kind.FAULTED);
            return false;
        }
    }

    private boolean isDatabaseUnavailable() {
        return unavailableInARow >= UNAVAILABLE_AFTER;
    }

    private void noteAvailability(Outcome outcome) {
        boolean wasUnavailable = isDatabaseUnavailable();
        unavailableInARow = outcome.kind() == Outcome.Kind.UNAVAILABLE ? unavailableInARow + 1 : 0;
        if (!wasUnavailable && isDatabaseUnavailable()) LOG.warn("The stream {} waits: {}", stream, outcome.reason());
        if (wasUnavailable && !isDatabaseUnavailable())
            LOG.info("The database is available again; the stream {} continues.", stream);
    }
}
