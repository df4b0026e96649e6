package com.sfayn.oms.server.stream;

import com.sfayn.oms.application.event.EventSource;
import com.sfayn.oms.application.event.EventTypes;
import com.sfayn.oms.domain.tenant.TenantId;
import io.lettuce.core.RedisURI;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the neighbours' event streams, each on a thread of its own, until it is closed. Several instances share the
 * work; each is a consumer with a name of its own. Works with Redis 6.2 or later.
 */
public final class EventStreams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

    /** What an event under way may need beyond the time it is given: as long as the database is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final StopSignal stop;
    private final RedisLink link;
    private final Duration patience;
    private final List<Thread> threads = new ArrayList<>();

    private EventStreams(StopSignal stop, RedisLink link, Duration patience) {
        this.stop = stop;
        this.link = link;
        this.patience = patience;
    }

    /**
     * Begins to read, whether Redis answers yet or not.
     *
     * @param onlyTenant the one whose events are taken; empty for all
     * @param receiver called by several threads at once
     */
    public static EventStreams start(
            StreamSettings settings,
            Optional<TenantId> onlyTenant,
            EventReceiver receiver,
            Clock clock,
            MeterRegistry metrics) {
        return start(
                RedisURI.create(settings.redis().reveal()),
                StreamOptions.claimingAfter(settings.claimAfter()),
                onlyTenant,
                receiver,
                clock,
                metrics);
    }

    static EventStreams start(
            RedisURI address,
            StreamOptions terms,
            Optional<TenantId> onlyTenant,
            EventReceiver receiver,
            Clock clock,
            MeterRegistry metrics) {
        StopSignal stop = new StopSignal(terms.stopTime());
        RedisLink link = new RedisLink(address, consumerName(), terms);
        EventStreams streams = new EventStreams(stop, link, terms.stopTime().plus(PATIENCE));
        typesByStream().forEach((stream, types) -> {
            EntryHandler handler =
                    new EntryHandler(new EventSource(stream, types), onlyTenant, receiver, terms.mostFaults());
            StreamMeters meters = new StreamMeters(stream, metrics);
            streams.read(stream, new StreamReader(stream, link, handler, meters, stop, terms, clock));
        });
        return streams;
    }

    /** Every stream that there is, and what may stand in it. */
    static Map<String, Set<String>> typesByStream() {
        return EventTypes.all().stream()
                .collect(Collectors.groupingBy(EventTypes::stream, TreeMap::new, Collectors.toSet()));
    }

    private void read(String stream, StreamReader reader) {
        Thread thread = new Thread(reader, "oms-" + stream);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    /** Tells people which instance it is, and is never used again: what an instance leaves is claimed by others. */
    private static String consumerName() {
        String random = UUID.randomUUID().toString().substring(0, 8);
        return host() + "-" + ProcessHandle.current().pid() + "-" + random;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "oms";
        }
    }

    /** Takes nothing new, finishes the entries in hand, and closes the connections. */
    @Override
    public void close() {
        stop.give();
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(
                        1, Duration.ofNanos(deadline - System.nanoTime()).toMillis()));
                if (thread.isAlive()) LOG.warn("{} did not end in time.", thread.getName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        link.close();
    }
}
