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
 * Opens connections to Redis and tracks whether it is available. Never reconnects by itself, so that a reader knows
 * when to re-read its pending entries. Logs once when Redis goes down and once when it is back, and once why a stream
 * can't be read.
 */
final class RedisLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final Duration CONNECT = Duration.ofSeconds(3);

    /** Timeout of a response, in addition to the time that a read waits for new entries. */
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final RedisClient client;
    private final RedisURI address;
    private final String consumer;
    private final StreamOptions options;
    private final Set<String> connected = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private boolean reported;

    /** @param consumer name of this consumer in every group, and of its connections */
    RedisLink(RedisURI address, String consumer, StreamOptions options) {
        this.address = address;
        this.consumer = consumer;
        this.options = options;
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

    /** Opens a connection for a stream's group; throws lettuce's exceptions if that fails. */
    ConsumerGroup join(String stream) {
        StatefulRedisConnection<String, String> connection = client.connect();
        connection.setTimeout(options.block().plus(ANSWER));
        return new ConsumerGroup(connection, stream, consumer, options);
    }

    /** Notes that a stream is being read. */
    synchronized void up(String stream) {
        connected.add(stream);
        refused.remove(stream);
        if (!reported || connected.size() == 1) LOG.info("Redis at {} is available; reading event streams.", name());
        reported = true;
    }

    /** Notes that a stream can't be read, or no longer. */
    synchronized void down(String stream, RuntimeException cause) {
        boolean wasUp = connected.remove(stream);
        LOG.debug("Reading {} was interrupted.", stream, cause);
        if (cause instanceof RedisCommandExecutionException) {
            if (refused.add(stream)) {
                LOG.warn("The stream {} can't be read: {} Retrying.", stream, reason(cause));
            }
            return;
        }
        if (connected.isEmpty() && (wasUp || !reported)) {
            LOG.warn("Redis at {} is unavailable: {} Event streams wait. Retrying.", name(), reason(cause));
        }
        reported = true;
    }

    /** Returns the address without user and password. */
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
