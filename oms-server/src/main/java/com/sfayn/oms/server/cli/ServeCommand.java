package com.sfayn.oms.server.cli;

import com.sfayn.oms.server.auth.issuer.IssuerSettings;
import com.sfayn.oms.server.auth.token.DevIssuer;
import com.sfayn.oms.server.deployment.Deployment;
import com.sfayn.oms.server.deployment.ServerSettings;
import com.sfayn.oms.server.deployment.SettingsReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the server until the process is stopped. */
@Command(
        name = ServeCommand.NAME,
        description = "Migrates the database to the current schema, then serves until it is stopped.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    static final String NAME = "serve";
    static final String HOST = "--host";

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Option(
            names = HOST,
            paramLabel = "ADDRESS",
            description = "The interface to listen on. Default: the setting oms.http.host, otherwise 0.0.0.0 (all"
                    + " interfaces), or 127.0.0.1 with a development issuer.")
    private String host;

    @Mixin
    private PortOption port;

    @Mixin
    private ConfigOption config;

    private final Terminal terminal;

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        SettingsReader reader = port.over(config.reader(terminal));
        if (host != null) reader = reader.withOption("oms.http.host", host, HOST);
        ServerSettings settings = ConfigOption.read(reader);
        if (settings.devSecret().isPresent()) {
            LOG.warn(
                    "The development issuer {} is trusted (oms.dev.secret): a caller who knows the secret can act as"
                            + " any user{}. Do not use it in production.",
                    DevIssuer.NAME,
                    settings.issuers().isEmpty() ? "" : ", including users of the other issuers");
            if (!isLoopback(settings.http().host())) {
                LOG.warn(
                        "The server listens on {} (oms.http.host), so tokens of the development issuer are also accepted"
                                + " from other machines.",
                        settings.http().host());
            }
        }
        Deployment deployment = Deployment.start(settings, terminal.clock(), List.of());
        LOG.info(
                "Serving on http://{}:{}/graphql{}",
                settings.http().host(),
                deployment.port(),
                settings.http().exposure().graphiql() ? " (explorer: /graphiql)" : "");
        LOG.info("Database {}; trusted issuers {}", deployment.database(), issuers(settings));
        terminal.serving().untilStopped(deployment);
        return 0;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static List<String> issuers(ServerSettings settings) {
        List<String> names = new ArrayList<>(
                settings.issuers().stream().map(IssuerSettings::issuer).toList());
        if (settings.devSecret().isPresent()) names.add(DevIssuer.NAME);
        return names;
    }
}
