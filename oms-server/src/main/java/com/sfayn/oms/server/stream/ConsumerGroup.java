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
 * A consumer in the group of one stream. Has its own connection, because reading blocks it. All methods throw lettuce's
 * exceptions if Redis can't be reached or refuses a command. Confined to one thread.
 */
final class ConsumerGroup implements AutoCloseable {
    /** The name of the consumer group in every stream. */
    static final String NAME = "order_management_service";

    private static final String BEGINNING = "0-0";

    private final StatefulRedisConnection<String, String> connection;
    private final RedisCommands<String, String> redis;
    private final String stream;
    private final String consumer;
    private final StreamOptions options;

    ConsumerGroup(
            StatefulRedisConnection<String, String> connection, String stream, String consumer, StreamOptions options) {
        this.connection = connection;
        this.redis = connection.sync();
        this.stream = stream;
        this.consumer = consumer;
        this.options = options;
    }

    /** Returns whether the error means that the group or the stream was deleted. */
    static boolean isMissing(RedisCommandExecutionException error) {
        String message = String.valueOf(error.getMessage());
        return Stream.of("NOGROUP", "UNBLOCKED", "no such key").anyMatch(message::contains);
    }

    /**
     * Creates the group, and the stream, if absent. A new group begins with the oldest entry.
     *
     * @return whether the group was created
     */
    boolean create() {
        try {
            redis.xgroupCreate(StreamOffset.from(stream, BEGINNING), NAME, XGroupCreateArgs.Builder.mkstream());
            return true;
        } catch (RedisBusyException e) {
            return false;
        }
    }

    /** Reads entries that were not delivered to the group yet; waits a while for the first. */
    List<StreamEntry> readNew() {
        return entries(
                XReadArgs.Builder.count(options.batch()).block(options.block()), StreamOffset.lastConsumed(stream));
    }

    /**
     * Reads entries that were delivered to this consumer and not acknowledged, oldest first. Reading them resets their
     * idle time, so that no other consumer claims them.
     *
     * @param after id of the last entry read; null for the first page
     */
    List<StreamEntry> pending(String after) {
        return entries(
                XReadArgs.Builder.count(options.batch()), StreamOffset.from(stream, after == null ? BEGINNING : after));
    }

    /** Acknowledges an entry; only after its effect is committed. */
    void acknowledge(StreamEntry entry) {
        redis.xack(stream, NAME, entry.id());
    }

    /**
     * Moves an entry to the dead-letter stream and acknowledges it, atomically.
     *
     * @return false if another consumer has settled the entry already
     */
    boolean setAside(StreamEntry entry, String reason, Instant now) {
        Long done = redis.eval(
                Scripts.SET_ASIDE,
                ScriptOutputType.INTEGER,
                new String[] {stream, DeadLetter.stream(stream)},
                NAME,
                entry.id(),
                Integer.toString(options.deadLength()),
                reason,
                now.toString());
        return done == 1;
    }

    /** Claims the pending entries of inactive consumers; they are pending with this consumer then. */
    void claim() {
        String from = BEGINNING;
        do {
            from = redis.xautoclaim(
                            stream,
                            XAutoClaimArgs.Builder.justid(Consumer.from(NAME, consumer), options.claimAfter(), from)
                                    .count(options.batch()))
                    .getId();
        } while (!from.equals(BEGINNING));
    }

    /** Removes consumers that have been inactive for long. */
    void removeInactive() {
        redis.eval(
                Scripts.REMOVE_INACTIVE,
                ScriptOutputType.INTEGER,
                new String[] {stream},
                NAME,
                consumer,
                Long.toString(options.goneAfter().toMillis()));
    }

    /** Removes this consumer from the group, unless it has pending entries; others claim those later. */
    void leave() {
        redis.eval(Scripts.REMOVE, ScriptOutputType.INTEGER, new String[] {stream}, NAME, consumer);
    }

    /** Returns the lag and the pending entries; empty if the group is gone. */
    Optional<Backlog> backlog() {
        List<Long> counts = redis.eval(Scripts.MEASURE, ScriptOutputType.MULTI, new String[] {stream}, NAME);
        return counts.isEmpty() ? Optional.empty() : Optional.of(new Backlog(counts.get(0), counts.get(1)));
    }

    /** The varargs warning is safe to suppress, because lettuce only reads the array. */
    @SuppressWarnings("unchecked")
    private List<StreamEntry> entries(XReadArgs args, StreamOffset<String> from) {
        return redis.xreadgroup(Consumer.from(NAME, consumer), args, from).stream()
                .map(ConsumerGroup::entry)
                .toList();
    }

    /** Redis returns an entry that was deleted after its delivery without fields; other entries are never empty. */
    private static StreamEntry entry(StreamMessage<String, String> message) {
        return new StreamEntry(
                message.getId(), Optional.ofNullable(message.getBody()).filter(body -> !body.isEmpty()));
    }

    @Override
    public void close() {
        connection.close();
    }

    /**
     * The remaining work of the group.
     *
     * @param lag entries that were not delivered yet
     * @param pending entries that were delivered and not acknowledged
     */
    record Backlog(long lag, long pending) {}
}
