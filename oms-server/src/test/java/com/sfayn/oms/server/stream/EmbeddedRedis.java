package com.sfayn.oms.server.stream;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import redis.embedded.RedisServer;

/** A real Redis that comes with the build. It can be restarted and keeps its data. */
public final class EmbeddedRedis implements AutoCloseable {
    private final int port;
    private final Path directory;
    private final String password;
    private final RedisClient client;
    private RedisServer server;
    private StatefulRedisConnection<String, String> connection;

    private EmbeddedRedis(int port, Path directory, String password) {
        this.port = port;
        this.directory = directory;
        this.password = password;
        this.client = RedisClient.create(RedisURI.create(url()));
    }

    /** @param directory data directory */
    public static EmbeddedRedis started(Path directory) {
        EmbeddedRedis redis = of(directory, "");
        redis.start();
        return redis;
    }

    /** Returns a Redis that is not started yet. */
    public static EmbeddedRedis of(Path directory, String password) {
        try (ServerSocket socket = new ServerSocket(0)) {
            return new EmbeddedRedis(socket.getLocalPort(), directory, password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "redis://" + (password.isEmpty() ? "" : ":" + password + "@") + "127.0.0.1:" + port;
    }

    public void start() {
        try {
            var builder = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("dir " + directory)
                    .setting("appendonly yes")
                    .setting("save \"\"");
            if (!password.isEmpty()) builder.setting("requirepass " + password);
            server = builder.build();
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void stop() {
        if (connection != null) connection.close();
        connection = null;
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a client for writing events and for assertions. */
    public RedisCommands<String, String> commands() {
        if (connection == null) connection = client.connect();
        return connection.sync();
    }

    @Override
    public void close() {
        client.shutdown();
        if (server != null && server.isActive()) stop();
    }
}
