package com.sfayn.oms.server.stream;

import io.lettuce.core.Consumer;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAutoClaimArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Our place in the consumer group of one stream, over a connection of its own, since reading blocks it. Everything here
 * throws lettuce's exceptions when Redis can't be reached or says no. Confined to one thread.
 */
final class ConsumerGroup implements AutoCloseable {
    /** Our name for all neighbours. */
    static final String NAME = "order_management_service";

    private static final String BEGINNING = "0-0";

    private final StatefulRedisConnection<String, String> connection;
    private final RedisCommands<String, String> redis;
    private final String stream;
    private final String consumer;
    private final StreamOptions terms;

    ConsumerGroup(
            StatefulRedisConnection<String, String> connection, String stream, String consumer, StreamOptions terms) {
        this.connection = connection;
        this.redis = connection.sync();
        this.stream = stream;
        this.consumer = consumer;
        this.terms = terms;
    }

    /** Whether the complaint is that somebody has deleted the group, or the stream with it. */
    static boolean isMissing(RedisCommandExecutionException complaint) {
        String message = String.valueOf(complaint.getMessage());
        return Stream.of("NOGROUP", "UNBLOCKED", "no such key").anyMatch(message::contains);
    }

    /**
     * Sees to it that the group is there, and the stream with it. A new group begins with the oldest entry.
     *
     * @return whether it had to be made
     */
    boolean create() {
        try {
            redis.xgroupCreate(StreamOffset.from(stream, BEGINNING), NAME, XGroupCreateArgs.Builder.mkstream());
            return true;
        } catch (RedisBusyException e) {
            return false;
        }
    }

    /** Entries that nobody in the group has been given yet; waits a while for the first. */
    List<StreamEntry> fresh() {
        return entries(XReadArgs.Builder.count(terms.batch()).block(terms.block()), StreamOffset.lastConsumed(stream));
    }

    /**
     * Entries that we were given and have not acknowledged, from the oldest on. Asking for them shows that we still
     * stir, so that nobody takes them over.
     *
     * @param after the id of the last one seen; null for the first
     */
    List<StreamEntry> owed(String after) {
        return entries(
                XReadArgs.Builder.count(terms.batch()), StreamOffset.from(stream, after == null ? BEGINNING : after));
    }

    /** To be called once an entry's effect is committed. */
    void acknowledge(StreamEntry entry) {
        redis.xack(stream, NAME, entry.id());
    }

    /**
     * Puts an entry into the dead-letter stream and acknowledges it, in one step.
     *
     * @return whether we did; not if somebody else has settled it before
     */
    boolean setAside(StreamEntry entry, String reason, Instant now) {
        Long done = redis.eval(
                Scripts.SET_ASIDE,
                ScriptOutputType.INTEGER,
                new String[] {stream, DeadLetter.stream(stream)},
                NAME,
                entry.id(),
                Integer.toString(terms.deadLength()),
                reason,
                now.toString());
        return done == 1;
    }

    /** Takes over what lies with consumers that do not stir any more; it is owed by us then. */
    void claim() {
        String from = BEGINNING;
        do {
            from = redis.xautoclaim(
                            stream,
                            XAutoClaimArgs.Builder.justid(Consumer.from(NAME, consumer), terms.claimAfter(), from)
                                    .count(terms.batch()))
                    .getId();
        } while (!from.equals(BEGINNING));
    }

    /** Forgets the names of consumers that are long gone. */
    void retireTheGone() {
        redis.eval(
                Scripts.RETIRE_GONE,
                ScriptOutputType.INTEGER,
                new String[] {stream},
                NAME,
                consumer,
                Long.toString(terms.goneAfter().toMillis()));
    }

    /** Takes our name out of the group, unless we owe something: that is left to be claimed. */
    void leave() {
        redis.eval(Scripts.RETIRE, ScriptOutputType.INTEGER, new String[] {stream}, NAME, consumer);
    }

    /** How much there is to do; empty if the group is gone. */
    Optional<Backlog> backlog() {
        List<Long> counts = redis.eval(Scripts.MEASURE, ScriptOutputType.MULTI, new String[] {stream}, NAME);
        return counts.isEmpty() ? Optional.empty() : Optional.of(new Backlog(counts.get(0), counts.get(1)));
    }

    /** Lettuce makes an array of what it is given, and reads it only. */
    @SuppressWarnings("unchecked")
    private List<StreamEntry> entries(XReadArgs terms, StreamOffset<String> from) {
        return redis.xreadgroup(Consumer.from(NAME, consumer), terms, from).stream()
                .map(ConsumerGroup::entry)
                .toList();
    }

    /** What was deleted after its delivery is listed with nothing in it; no entry can be empty otherwise. */
    private static StreamEntry entry(StreamMessage<String, String> message) {
        return new StreamEntry(
                message.getId(), Optional.ofNullable(message.getBody()).filter(body -> !body.isEmpty()));
    }

    @Override
    public void close() {
        connection.close();
    }

    /**
     * What the group has before it.
     *
     * @param lag entries that it has not been given yet
     * @param pending entries that it has not acknowledged
     */
    record Backlog(long lag, long pending) {}
}
