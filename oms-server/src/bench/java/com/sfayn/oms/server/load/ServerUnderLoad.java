package com.sfayn.oms.server.load;

import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.auth.token.DevIssuer;
import com.sfayn.oms.server.auth.token.DevToken;
import com.sfayn.oms.server.config.Secret;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A server in a separate process, started from a jar, with an in-memory database. */
final class ServerUnderLoad implements AutoCloseable {
    private static final int SECRET_BYTES = 32;
    private static final int START_SECONDS = 120;

    private final Process process;
    private final int port;
    private final DevIssuer issuer;

    private ServerUnderLoad(Process process, int port, DevIssuer issuer) {
        this.process = process;
        this.port = port;
        this.issuer = issuer;
    }

    static ServerUnderLoad start(Path jar) throws IOException, InterruptedException {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        String secret = HexFormat.of().formatHex(random);
        int port = freePort();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                List.of(java, "-Xmx512m", "-jar", jar.toAbsolutePath().toString(), "serve"));
        builder.environment()
                .putAll(Map.of(
                        "OMS_HTTP_HOST", "127.0.0.1",
                        "OMS_HTTP_PORT", Integer.toString(port),
                        "OMS_DB_URL", "jdbc:h2:mem:load;DB_CLOSE_DELAY=-1",
                        "OMS_USERS_SYNC", "automatic",
                        "OMS_DEV_SECRET", secret));
        Path log = Files.createTempFile("server-under-load-", ".log");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        ServerUnderLoad server =
                new ServerUnderLoad(process, port, new DevIssuer(new Secret(secret), Clock.systemUTC()));
        server.awaitReady(log);
        return server;
    }

    private void awaitReady(Path log) throws IOException, InterruptedException {
        for (int i = 0; i < START_SECONDS && process.isAlive(); i++) {
            Thread.sleep(1_000);
            if (isReady()) return;
        }
        close();
        throw new IOException("The server did not start:\n" + Files.readString(log));
    }

    private boolean isReady() throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + "/health/ready").toURL().openConnection();
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        } finally {
            connection.disconnect();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    /** Returns the token of an admin whose tenant has no other load. */
    String properToken() {
        return issuer.mint(DevToken.of(new TenantId("t-proper"), "proper", Role.ADMIN));
    }

    /** Returns the token of an admin of one of several tenants; a different user for each number. */
    String token(int number) {
        TenantId tenant = new TenantId("t-" + Math.floorMod(number, 20));
        return issuer.mint(DevToken.of(tenant, "user-" + number, Role.ADMIN));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
