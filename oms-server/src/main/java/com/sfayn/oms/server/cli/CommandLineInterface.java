package com.sfayn.oms.server.cli;

import com.sfayn.oms.server.CannotStartException;
import com.sfayn.oms.server.config.LogFormat;
import com.sfayn.oms.server.config.SettingsException;
import com.sfayn.oms.server.http.PortUnavailableException;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;

/** All commands under one name. Without a command, it serves. */
@Command(
        name = "oms-server",
        description = "Order management over GraphQL, for many tenants. Without a command: serve.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLineInterface.Version.class,
        synopsisSubcommandLabel = "[serve | demo | token | import | check | migrate | schema]")
public final class CommandLineInterface implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(CommandLineInterface.class);

    @Mixin
    private ConfigOption config;

    private final Terminal terminal;

    private CommandLineInterface(Terminal terminal) {
        this.terminal = terminal;
    }

    /** @return the exit code: 0 done, 1 failed, 2 wrong usage */
    public static int run(Terminal terminal, String... args) {
        Logs.write(LogFormat.TEXT);
        return new CommandLine(new CommandLineInterface(terminal))
                .addSubcommand(new ServeCommand(terminal))
                .addSubcommand(new DemoCommand(terminal))
                .addSubcommand(new TokenCommand(terminal))
                .addSubcommand(new ImportCommand(terminal))
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new MigrateCommand(terminal))
                .addSubcommand(new SchemaCommand(terminal))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((fault, command, parsed) -> failed(terminal, fault))
                .execute(args);
    }

    @Override
    public Integer call() throws Exception {
        return new ServeCommand(terminal).serve(config);
    }

    private static int failed(Terminal terminal, Exception fault) {
        if (isForThePerson(fault)) {
            terminal.err().println(fault.getMessage());
        } else {
            LOG.error("Unexpected", fault);
            terminal.err().println("Failed: " + fault + ". The log has the details.");
        }
        return 1;
    }

    private static boolean isForThePerson(Exception fault) {
        return fault instanceof SettingsException
                || fault instanceof CannotStartException
                || fault instanceof PortUnavailableException;
    }

    /** From the jar's manifest; classes that run from a folder have none. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = CommandLineInterface.class.getPackage().getImplementationVersion();
            return new String[] {"oms-server " + (version == null ? "(not packaged)" : version)};
        }
    }
}
