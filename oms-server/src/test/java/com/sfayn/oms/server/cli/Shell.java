package com.sfayn.oms.server.cli;

import com.sfayn.oms.server.cli.Terminal.Serving;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Map;

/** Runs commands like a shell, but in this process, and captures their output. */
final class Shell {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment;
    private final Serving serving;

    Shell(Map<String, String> environment, Serving serving) {
        this.environment = environment;
        this.serving = serving;
    }

    /** Stops a started server immediately. */
    static Shell with(Map<String, String> environment) {
        return new Shell(environment, AutoCloseable::close);
    }

    int run(String... args) {
        Terminal terminal = new Terminal(
                new PrintWriter(out, true), new PrintWriter(err, true), environment, false, Clock.systemUTC(), serving);
        return CommandLineInterface.run(terminal, args);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
