package com.sfayn.oms.server.cli;

import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.server.config.LogFormat;
import com.sfayn.oms.server.config.SettingsException;
import com.sfayn.oms.server.database.StartupException;
import com.sfayn.oms.server.http.PortUnavailableException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;

/** All commands under one name. Without a command, it serves. */
@Command(
        name = "oms-server",
        description = "Order management over GraphQL, for many tenants.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLineInterface.Version.class,
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "",
            "Without a command, oms-server takes the options of serve, and serves.",
            "For a first look: oms-server demo. For the options of a command: oms-server COMMAND --help."
        })
public final class CommandLineInterface {
    private static final Logger LOG = LoggerFactory.getLogger(CommandLineInterface.class);

    /** What is asked of the whole program, and not of a command. */
    private static final Set<String> OF_ALL = Set.of("-h", "--help", "-V", "--version");

    private static final int HELP_WIDTH = 100;

    @Mixin
    private ConfigOption config;

    private CommandLineInterface() {}

    /** @return the exit code: 0 done, 1 failed, 2 wrong usage */
    public static int run(Terminal terminal, String... args) {
        Logs.write(LogFormat.TEXT);
        CommandLine line = new CommandLine(new CommandLineInterface())
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
                .setExecutionExceptionHandler((fault, command, parsed) -> failed(terminal, command, fault));
        line.setUsageHelpWidth(HELP_WIDTH);
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().versionProvider(new Version()));
        return line.execute(withCommand(line, args));
    }

    /** Options without a command are those of the default command. */
    private static String[] withCommand(CommandLine line, String... args) {
        boolean optionsOnly = args.length == 0 || args[0].startsWith("-");
        if (!optionsOnly || Arrays.stream(args).anyMatch(word -> OF_ALL.contains(word) || isCommand(line, word))) {
            return args;
        }
        return Stream.concat(Stream.of(ServeCommand.NAME), Arrays.stream(args)).toArray(String[]::new);
    }

    private static boolean isCommand(CommandLine line, String word) {
        return line.getSubcommands().containsKey(word);
    }

    ConfigOption config() {
        return config;
    }

    private static int failed(Terminal terminal, CommandLine command, Exception fault) {
        if (isForThePerson(fault)) {
            terminal.err().println(fault.getMessage() + advice(command, fault));
        } else if (fault instanceof StorageUnavailableException) {
            LOG.error("The database failed", fault);
            terminal.err().println(fault.getMessage());
        } else {
            LOG.error("Unexpected", fault);
            terminal.err().println("Failed: " + fault + ". The log has the details.");
        }
        return 1;
    }

    /** What the settings are called is known here, and not where the fault comes from. */
    static String advice(CommandLine command, Exception fault) {
        if (!(fault instanceof PortUnavailableException unavailable)) return "";
        return switch (unavailable.part()) {
            case HOST -> " That is " + option(command, ServeCommand.HOST) + "oms.http.host (OMS_HTTP_HOST).";
            case PORT -> " That is " + option(command, PortOption.NAME) + "oms.http.port (OMS_HTTP_PORT).";
            case METRICS_PORT -> " That is oms.http.metrics-port (OMS_HTTP_METRICS_PORT).";
        };
    }

    private static String option(CommandLine command, String name) {
        return command.getCommandSpec().findOption(name) == null ? "" : name + ", or ";
    }

    private static boolean isForThePerson(Exception fault) {
        return fault instanceof SettingsException
                || fault instanceof StartupException
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
