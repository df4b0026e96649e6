package com.sfayn.oms.server.http;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.server.http.imports.ImportParts;
import com.sfayn.oms.server.http.transport.TransportSettings;
import com.sfayn.oms.server.webhook.Webhooks;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What an {@link HttpServer} serves, and where.
 *
 * @param port 0 for a free one
 * @param maxBody longest accepted request body, in bytes
 * @param tokens whom a bearer token speaks for; empty where it is not acceptable
 * @param database whether it answers; asked by {@code /health/ready}
 * @param identity whether tokens can be checked; asked by {@code /health/ready}
 * @param webhooks takes change events in
 * @param sdl the schema's text
 * @param explorerUsers as whom the explorer may be used without a token of one's own
 * @param imports empty where no files are taken
 * @param transport what connections may cost
 * @param drainTime how long {@code /health/ready} says no before the port closes
 * @param allowedOrigins whose pages may call from a browser
 */
public record HttpParts(
        String host,
        int port,
        int maxBody,
        Documents documents,
        Function<String, Optional<Actor>> tokens,
        BooleanSupplier database,
        BooleanSupplier identity,
        PrometheusMeterRegistry metrics,
        Webhooks webhooks,
        String sdl,
        List<ExplorerUser> explorerUsers,
        Optional<ImportParts> imports,
        TransportSettings transport,
        Duration drainTime,
        Exposure exposure,
        AllowedOrigins allowedOrigins) {
    public HttpParts {
        explorerUsers = List.copyOf(explorerUsers);
    }
}
