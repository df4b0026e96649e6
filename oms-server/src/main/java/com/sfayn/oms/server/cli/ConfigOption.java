package com.sfayn.oms.server.cli;

import com.sfayn.oms.server.deployment.ServerSettings;
import com.sfayn.oms.server.deployment.SettingsReader;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Where the settings come from: the file named here, else by {@code OMS_CONFIG}, and the environment on top. The file may
 * be named before or after the command.
 */
final class ConfigOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A file of settings, as YAML or properties. Default: the file that OMS_CONFIG names.")
    private Path file;

    /** Also writes the log as the settings say. */
    ServerSettings read(Terminal terminal) {
        return read(reader(terminal));
    }

    /** Also writes the log as the settings say. */
    static ServerSettings read(SettingsReader reader) {
        ServerSettings settings = reader.read();
        Logs.write(settings.logFormat());
        return settings;
    }

    /** @throws ParameterException if two files are named */
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
                command.commandLine(), "--config names two files, " + beforeCommand + " and " + file + "; name one.");
    }
}
