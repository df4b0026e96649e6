package com.sfayn.oms.server;

import com.sfayn.oms.server.cli.CommandLineInterface;
import com.sfayn.oms.server.cli.Terminal;

/** Starts the command line and exits with its exit code. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(CommandLineInterface.run(Terminal.ofThisProcess(), args));
    }
}
