package com.sfayn.oms.server.stream;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.protocol.ProtocolVersion;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to Redis, and whether it is open. Opens a connection when asked and never again by itself, so that whoever
 * reads over it knows what it has to look at anew. Says once when Redis goes away, and once when it is back; and of a
 * stream that Redis does not let us read, once why.
 */
final class RedisLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final Duration CONNECT = Duration.ofSeconds(3);

    /** For an answer, beyond what is waited for new entries. */
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final RedisClient client;
    private final RedisURI address;
    private final String consumer;
    private final StreamOptions terms;
    private final Set<String> connected = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private boolean told;

    /** @param consumer our name in every group, and that of our connections */
    RedisLink(RedisURI address, String consumer, StreamOptions terms) {
        this.address = address;
        this.consumer = consumer;
        this.terms = terms;
        address.setClientName(consumer);
        address.setTimeout(CONNECT);
        client = RedisClient.create(address);
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .protocolVersion(ProtocolVersion.RESP2)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT)
                        .keepAlive(true)
                        .build())
                .build());
    }

    /** Our place in a stream's group, over a new connection; throws lettuce's exceptions if there is none to be had. */
    ConsumerGroup join(String stream) {
        StatefulRedisConnection<String, String> connection = client.connect();
        connection.setTimeout(terms.block().plus(ANSWER));
        return new ConsumerGroup(connection, stream, consumer, terms);
    }

    /** A stream is being read. */
    synchronized void up(String stream) {
        connected.add(stream);
        refused.remove(stream);
        if (!told || connected.size() == 1) LOG.info("Redis at {} answers; event streams are read.", name());
        told = true;
    }

    /** A stream can't be read, or no longer. */
    synchronized void down(String stream, RuntimeException cause) {
        boolean wasUp = connected.remove(stream);
        LOG.debug("Reading {} broke off.", stream, cause);
        if (cause instanceof RedisCommandExecutionException) {
            if (refused.add(stream)) {
                LOG.warn("{} can't be read: {} It is tried again and again.", stream, reason(cause));
            }
            return;
        }
        if (connected.isEmpty() && (wasUp || !told)) {
            LOG.warn(
                    "Redis at {} can't be used: {} Event streams wait; it is tried again and again.",
                    name(),
                    reason(cause));
        }
        told = true;
    }

    /** The address without what may be secret. */
    private String name() {
        return address.getHost() + ":" + address.getPort();
    }

    private static String reason(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) root = root.getCause();
        String text = String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given");
        return text.endsWith(".") ? text : text + ".";
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
}
