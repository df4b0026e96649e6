package com.sfayn.oms.server.cli;

import com.sfayn.oms.server.config.ServerSettings;
import com.sfayn.oms.server.config.SettingsReader;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the settings come from: the file named here, else by {@code OMS_CONFIG}, and the environment on top. */
final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings, as YAML or properties; default: what OMS_CONFIG names.")
    private Path file;

    /** Also lets the log be written as they say. */
    ServerSettings read(Terminal terminal) {
        SettingsReader reader = new SettingsReader(terminal.environment());
        ServerSettings settings = file == null ? reader.read() : reader.read(file);
        Logs.write(settings.logFormat());
        return settings;
    }
}
