package com.sfayn.oms.server.cli;

import com.sfayn.oms.server.deployment.Deployment;
import com.sfayn.oms.server.deployment.ServerSettings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Migrates the database schema without serving. */
@Command(
        name = "migrate",
        description = "Migrates the database to the current schema without serving, and prints the applied migrations.",
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config;

    private final Terminal terminal;

    MigrateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ServerSettings settings = config.read(terminal);
        List<String> applied = Deployment.migrate(settings.database());
        if (applied.isEmpty()) terminal.out().println("The database is up to date.");
        applied.forEach(migration -> terminal.out().println("Applied " + migration));
        return 0;
    }
}
