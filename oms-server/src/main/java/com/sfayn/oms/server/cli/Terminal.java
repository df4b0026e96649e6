package com.sfayn.oms.server.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/**
 * The environment of a command: its streams, variables and clock. Passed in, so that tests can run commands.
 *
 * @param environment the environment variables
 * @param interactive whether the output is a terminal, where a printed line can be overwritten
 * @param serving blocks while a server runs
 */
public record Terminal(
        PrintWriter out,
        PrintWriter err,
        Map<String, String> environment,
        boolean interactive,
        Clock clock,
        Serving serving) {
    /** Blocks while a server runs. */
    @FunctionalInterface
    public interface Serving {
        /** @param server the server; the implementation closes it in the end */
        void untilStopped(AutoCloseable server) throws Exception;
    }

    /** Returns the terminal of this process. A server stops on SIGTERM or Ctrl-C, after its running requests. */
    public static Terminal ofThisProcess() {
        return new Terminal(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                System.getenv(),
                isTerminal(System.console()),
                Clock.systemUTC(),
                Terminal::untilTheProcessEnds);
    }

    /**
     * Since Java 22, System.console() is not null without a terminal, and Console.isTerminal() distinguishes the two.
     */
    private static boolean isTerminal(Console console) {
        if (console == null) return false;
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static void untilTheProcessEnds(AutoCloseable server) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server), "stop"));
        Thread.currentThread().join();
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            throw new IllegalStateException("The server did not stop cleanly.", e);
        }
    }
}
