package com.sfayn.oms.server;

import com.sfayn.oms.server.cli.CommandLineInterface;
import com.sfayn.oms.server.cli.Terminal;

/** Where the JVM begins. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(CommandLineInterface.run(Terminal.ofThisProcess(), args));
    }
}
