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
 * Reads the event streams of other systems, each on its own thread, until it is closed. Several instances share the
 * work; each is a consumer with a unique name. Requires Redis 6.2 or later.
 */
public final class EventStreams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

    /** How much longer than the stop time a running event may take: the timeout of the database. */
    private static final Duration DATABASE_TIMEOUT = Duration.ofSeconds(15);

    private final StopSignal stop;
    private final RedisLink link;
    private final Duration closeTimeout;
    private final List<Thread> threads = new ArrayList<>();

    private EventStreams(StopSignal stop, RedisLink link, Duration closeTimeout) {
        this.stop = stop;
        this.link = link;
        this.closeTimeout = closeTimeout;
    }

    /**
     * Starts reading, whether or not Redis is available yet.
     *
     * @param onlyTenant the only tenant whose events are accepted; empty for all tenants
     * @param receiver called by several threads concurrently
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
            StreamOptions options,
            Optional<TenantId> onlyTenant,
            EventReceiver receiver,
            Clock clock,
            MeterRegistry metrics) {
        StopSignal stop = new StopSignal(options.stopTime());
        RedisLink link = new RedisLink(address, consumerName(), options);
        EventStreams streams = new EventStreams(stop, link, options.stopTime().plus(DATABASE_TIMEOUT));
        typesByStream().forEach((stream, types) -> {
            EntryHandler handler =
                    new EntryHandler(new EventSource(stream, types), onlyTenant, receiver, options.mostFaults());
            StreamMeters meters = new StreamMeters(stream, metrics);
            streams.read(stream, new StreamReader(stream, link, handler, meters, stop, options, clock));
        });
        return streams;
    }

    /** Returns all streams with their event types. */
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

    /** Returns a name that identifies the instance and is never reused: others claim the entries of a gone instance. */
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

    /** Takes no new entries, finishes the current ones, and closes the connections. */
    @Override
    public void close() {
        stop.give();
        long deadline = System.nanoTime() + closeTimeout.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(
                        1, Duration.ofNanos(deadline - System.nanoTime()).toMillis()));
                if (thread.isAlive()) LOG.warn("The thread {} did not end in time.", thread.getName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        link.close();
    }
}
