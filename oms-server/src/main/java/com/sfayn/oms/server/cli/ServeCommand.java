package com.sfayn.oms.server.cli;

import com.sfayn.oms.server.Deployment;
import com.sfayn.oms.server.auth.DevIssuer;
import com.sfayn.oms.server.config.IssuerSettings;
import com.sfayn.oms.server.config.ServerSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Serves until told to stop. */
@Command(
        name = "serve",
        description = "Brings the database up to date and serves (the default).",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Mixin
    private ConfigOption config;

    private final Terminal terminal;

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        return serve(config);
    }

    int serve(ConfigOption chosen) throws Exception {
        ServerSettings settings = chosen.read(terminal);
        if (settings.devSecret().isPresent()) {
            LOG.warn(
                    "The development issuer {} is trusted (oms.dev.secret): a caller who knows the secret can be"
                            + " anybody{}. Never in production.",
                    DevIssuer.NAME,
                    settings.issuers().isEmpty() ? "" : ", also every user of the other issuers");
            if (!isLoopback(settings.http().host())) {
                LOG.warn(
                        "The server listens on {} (oms.http.host), not only on this machine: others can try the"
                                + " development issuer, too.",
                        settings.http().host());
            }
        }
        Deployment deployment = Deployment.start(settings, terminal.clock(), List.of());
        LOG.info(
                "Serving on http://{}:{}/graphql (explorer: /graphiql)",
                settings.http().host(),
                deployment.port());
        LOG.info("Database {}; trusted issuers {}", deployment.database(), issuers(settings));
        terminal.serving().untilToldToStop(deployment);
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
