package com.sfayn.oms.server.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/**
 * What a command sees of the world. Handed in, so that a command runs in a test as it does in a shell.
 *
 * @param environment the variables
 * @param interactive whether a person looks at it, so that what was printed may change
 * @param serving what to do with a server until it shall end
 */
public record Terminal(
        PrintWriter out,
        PrintWriter err,
        Map<String, String> environment,
        boolean interactive,
        Clock clock,
        Serving serving) {
    /** Waits while something serves. */
    @FunctionalInterface
    public interface Serving {
        /** @param server to be closed in the end, by whoever implements this */
        void untilToldToStop(AutoCloseable server) throws Exception;
    }

    /** The real one; a server ends with the process, by SIGTERM or Ctrl-C, after finishing what runs. */
    public static Terminal ofThisProcess() {
        return new Terminal(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                System.getenv(),
                isTerminal(System.console()),
                Clock.systemUTC(),
                Terminal::untilTheProcessEnds);
    }

    /** From Java 22 on there is a console even where there is no terminal, and a method that tells. */
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
