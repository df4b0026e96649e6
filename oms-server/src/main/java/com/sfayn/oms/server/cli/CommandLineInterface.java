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

/** Runs the commands of the server. Without a command, it runs {@code serve}. */
@Command(
        name = "oms-server",
        description = "Order management over GraphQL, for many tenants.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLineInterface.Version.class,
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "",
            "Without a command, oms-server runs serve and takes its options.",
            "For a first look: oms-server demo. For the options of a command: oms-server COMMAND --help."
        })
public final class CommandLineInterface {
    private static final Logger LOG = LoggerFactory.getLogger(CommandLineInterface.class);

    /** Options of the program itself, which do not select {@code serve}. */
    private static final Set<String> PROGRAM_OPTIONS = Set.of("-h", "--help", "-V", "--version");

    private static final int HELP_WIDTH = 100;

    @Mixin
    private ConfigOption config;

    private CommandLineInterface() {}

    /** @return the exit code: 0 success, 1 failure, 2 wrong usage */
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

    /** Adds the default command if there are only options. */
    private static String[] withCommand(CommandLine line, String... args) {
        boolean optionsOnly = args.length == 0 || args[0].startsWith("-");
        if (!optionsOnly
                || Arrays.stream(args).anyMatch(arg -> PROGRAM_OPTIONS.contains(arg) || isCommand(line, arg))) {
            return args;
        }
        return Stream.concat(Stream.of(ServeCommand.NAME), Arrays.stream(args)).toArray(String[]::new);
    }

    private static boolean isCommand(CommandLine line, String arg) {
        return line.getSubcommands().containsKey(arg);
    }

    ConfigOption config() {
        return config;
    }

    private static int failed(Terminal terminal, CommandLine command, Exception fault) {
        if (isExplained(fault)) {
            terminal.err().println(fault.getMessage() + advice(command, fault));
        } else if (fault instanceof StorageUnavailableException) {
            LOG.error("The database failed.", fault);
            terminal.err().println(fault.getMessage());
        } else {
            LOG.error("Unexpected fault.", fault);
            terminal.err().println("Failed: " + fault + ". See the log for details.");
        }
        return 1;
    }

    /** Names the setting to change; the code that throws does not know the names of settings. */
    static String advice(CommandLine command, Exception fault) {
        if (!(fault instanceof PortUnavailableException unavailable)) return "";
        return switch (unavailable.part()) {
            case HOST -> " Change " + option(command, ServeCommand.HOST) + "oms.http.host (OMS_HTTP_HOST).";
            case PORT -> " Change " + option(command, PortOption.NAME) + "oms.http.port (OMS_HTTP_PORT).";
            case METRICS_PORT -> " Change oms.http.metrics-port (OMS_HTTP_METRICS_PORT).";
        };
    }

    private static String option(CommandLine command, String name) {
        return command.getCommandSpec().findOption(name) == null ? "" : name + " or ";
    }

    private static boolean isExplained(Exception fault) {
        return fault instanceof SettingsException
                || fault instanceof StartupException
                || fault instanceof PortUnavailableException;
    }

    /** Reads the version from the jar's manifest; classes that run from a folder have none. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = CommandLineInterface.class.getPackage().getImplementationVersion();
            return new String[] {"oms-server " + (version == null ? "(not packaged)" : version)};
        }
    }
}
