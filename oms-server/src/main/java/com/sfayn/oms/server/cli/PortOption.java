package com.sfayn.oms.server.cli;

import com.sfayn.oms.server.deployment.SettingsReader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --port}, which overrides the setting. */
final class PortOption {
    static final String NAME = "--port";

    private static final int LAST_PORT = 65_535;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = NAME,
            paramLabel = "N",
            description =
                    "The port to listen on; 0 for a free one. Default: the setting oms.http.port, otherwise 4000.")
    private Integer port;

    /** @throws ParameterException if the value is not a port */
    SettingsReader over(SettingsReader settings) {
        if (port == null) return settings;
        if (port < 0 || port > LAST_PORT) {
            throw new ParameterException(
                    command.commandLine(),
                    NAME + " is " + port + "; expected a port from 1 to " + LAST_PORT + ", or 0 for a free one.");
        }
        return settings.withOption("oms.http.port", port.toString(), NAME);
    }
}
