package com.sfayn.oms.server.stream;

import io.lettuce.core.RedisCommandExecutionException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one stream as long as its connection holds: takes new entries, attempts each, and acknowledges what is settled.
 * What is not stays pending and is attempted again after a pause, while new entries go on; only as long as the database
 * is away nothing new is taken. Order does not matter, since changes are ordered by their source's stamps.
 */
final class StreamSession {
    private static final Logger LOG = LoggerFactory.getLogger(StreamSession.class);

    /** One that was not possible may have met a lock; so many in a row mean that the database is away. */
    private static final int AWAY_AFTER = 3;

    private final String stream;
    private final ConsumerGroup group;
    private final EntryHandler handler;
    private final StreamMeters meters;
    private final StopSignal stop;
    private final StreamOptions terms;
    private final Clock clock;
    private final Backoff pauses;
    private final Timer claim = new Timer();
    private final Timer measure = new Timer();
    private final Timer retry = new Timer();

    /** Whether entries may be pending with us; at first, those of a connection before this one. */
    private boolean owing = true;

    private int unavailableInARow;

    StreamSession(
            String stream,
            ConsumerGroup group,
            EntryHandler handler,
            StreamMeters meters,
            StopSignal stop,
            StreamOptions terms,
            Clock clock) {
        this.stream = stream;
        this.group = group;
        this.handler = handler;
        this.meters = meters;
        this.stop = stop;
        this.terms = terms;
        this.clock = clock;
        this.pauses = new Backoff(terms.firstPause(), terms.longestPause());
    }

    /** Sees to it that there is something to read from, and that we may. */
    void open() {
        if (group.create()) LOG.info("The consumer group {} of {} was created.", ConsumerGroup.NAME, stream);
        takeOver();
        measure();
        group.owed(null);
    }

    /** Reads until told to stop; throws lettuce's exceptions when Redis can't be reached or says no. */
    void run() {
        while (!stop.isGiven()) {
            try {
                round();
            } catch (RedisCommandExecutionException e) {
                if (!ConsumerGroup.isMissing(e)) throw e;
                stop.pause(terms.firstPause());
                open();
            }
        }
        group.leave();
    }

    private void round() {
        if (!isDatabaseAway() && claim.now()) takeOver();
        if (measure.now()) measure();
        if (owing && retry.now()) settleOwed();
        if (isDatabaseAway()) {
            stop.pause(terms.firstPause());
        } else if (!settle(group.fresh())) {
            retryLater();
        }
    }

    private void measure() {
        meters.measured(group.backlog());
        measure.in(terms.measureEvery());
    }

    private void takeOver() {
        group.claim();
        group.retireTheGone();
        claim.in(terms.claimAfter().dividedBy(4));
        if (!owing) {
            owing = true;
            retry.in(Duration.ZERO);
        }
    }

    private void retryLater() {
        if (owing) return;
        owing = true;
        retry.in(pauses.next());
    }

    private void settleOwed() {
        boolean all = true;
        String after = null;
        List<StreamEntry> page;
        do {
            page = group.owed(after);
            all &= settle(page);
            if (!page.isEmpty()) after = page.get(page.size() - 1).id();
        } while (page.size() == terms.batch() && !isDatabaseAway() && !stop.isGiven());
        owing = false;
        if (all) {
            pauses.reset();
        } else {
            retryLater();
        }
    }

    /**
     * Attempts entries; leaves the rest when the database is away, and when it takes so long that others might take them
     * for abandoned.
     *
     * @return whether all are settled
     */
    private boolean settle(List<StreamEntry> entries) {
        long enough = System.nanoTime() + terms.claimAfter().dividedBy(2).toNanos();
        boolean all = true;
        for (StreamEntry entry : entries) {
            if (stop.isOverdue() || System.nanoTime() - enough > 0) return false;
            all &= settle(entry);
            if (isDatabaseAway()) return false;
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

    /** Redis may have no room for the copy, for example; that must not keep other entries from being read. */
    private boolean setAside(StreamEntry entry, Outcome outcome) {
        try {
            if (group.setAside(entry, outcome.reason(), clock.instant())) {
                meters.count(outcome.kind());
                LOG.warn(
                        "Entry {} of {} can't be accepted; it stands in {} with the reason.",
                        entry.id(),
                        stream,
                        DeadLetter.stream(stream));
            }
            return true;
        } catch (RedisCommandExecutionException e) {
            if (ConsumerGroup.isMissing(e)) throw e;
            LOG.warn("Entry {} of {} could not be set aside: {}", entry.id(), stream, e.getMessage());
            meters.count(Outcome.Kind.FAULTED);
            return false;
        }
    }

    private boolean isDatabaseAway() {
        return unavailableInARow >= AWAY_AFTER;
    }

    private void noteAvailability(Outcome outcome) {
        boolean wasAway = isDatabaseAway();
        unavailableInARow = outcome.kind() == Outcome.Kind.UNAVAILABLE ? unavailableInARow + 1 : 0;
        if (!wasAway && isDatabaseAway()) LOG.warn("{} waits: {}", stream, outcome.reason());
        if (wasAway && !isDatabaseAway()) LOG.info("The database answers again; {} goes on.", stream);
    }
}
