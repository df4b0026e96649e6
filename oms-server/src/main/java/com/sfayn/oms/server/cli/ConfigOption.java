package com.sfayn.oms.server.cli;

import com.sfayn.oms.server.deployment.ServerSettings;
import com.sfayn.oms.server.deployment.SettingsReader;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Reads the settings: the file named by {@code --config}, otherwise by {@code OMS_CONFIG}, overridden by the
 * environment. The option may come before or after the command.
 */
final class ConfigOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The settings file, YAML or properties. Default: the file named by OMS_CONFIG.")
    private Path file;

    /** Also sets the log format from the settings. */
    ServerSettings read(Terminal terminal) {
        return read(reader(terminal));
    }

    /** Also sets the log format from the settings. */
    static ServerSettings read(SettingsReader reader) {
        ServerSettings settings = reader.read();
        Logs.write(settings.logFormat());
        return settings;
    }

    /** @throws ParameterException if two different files are given */
    SettingsReader reader(Terminal terminal) {
        SettingsReader reader = new SettingsReader(terminal.environment());
        Path chosen = file(((CommandLineInterface) command.root().userObject()).config().file);
        return chosen == null ? reader : reader.withFile(chosen);
    }

    private Path file(Path beforeCommand) {
        if (file == null || beforeCommand == null || file.equals(beforeCommand)) {
            return file == null ? beforeCommand : file;
        }
        throw new ParameterException(
                command.commandLine(),
                "--config is given twice, as " + beforeCommand + " and " + file + "; give it once.");
    }
}
