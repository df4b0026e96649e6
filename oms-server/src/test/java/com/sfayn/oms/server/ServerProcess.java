package com.sfayn.oms.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The server as operators run it, in a process of its own, so that it can be killed. */
public final class ServerProcess implements AutoCloseable {
    private static final Pattern SERVING = Pattern.compile("Serving on (http://127\\.0\\.0\\.1:\\d+/graphql)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path log;

    /**
     * @param settings as environment variables
     * @param log where its output goes
     */
    public ServerProcess(Map<String, String> settings, Path log) {
        this(settings, log, "serve");
    }

    /** @param arguments of the command line */
    public ServerProcess(Map<String, String> settings, Path log, String... arguments) {
        this.log = log;
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Main.class.getName());
        builder.command().addAll(List.of(arguments));
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it serves, and says where. */
    public URI endpoint() {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !isAlive() || served().isPresent());
        return served().map(URI::create).orElseThrow(() -> new AssertionError("The server did not start: " + output()));
    }

    private Optional<String> served() {
        Matcher line = SERVING.matcher(output());
        return line.find() ? Optional.of(line.group(1)) : Optional.empty();
    }

    /** What it has printed and logged by now. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the process like {@code kill -9}: it finishes nothing and sends nothing. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Stops the process by SIGTERM, like an operator. */
    public void stop() {
        process.destroy();
        process.onExit().join();
    }

    /** Waits for its own end. */
    public int exitCode() {
        return process.onExit().join().exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}
