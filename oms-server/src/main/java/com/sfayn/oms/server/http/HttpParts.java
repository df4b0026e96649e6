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
 * The parts and settings of an {@link HttpServer}.
 *
 * @param port 0 for a free one
 * @param maxBody longest accepted request body, in bytes
 * @param tokens returns the actor of a bearer token; empty if the token is invalid
 * @param database whether the database answers; called by {@code /health/ready}
 * @param identity whether tokens can be verified; called by {@code /health/ready}
 * @param webhooks receives change events
 * @param sdl the schema as SDL
 * @param explorerUsers users that the explorer may act as without a token
 * @param imports empty if imports are disabled
 * @param transport limits of connections
 * @param drainTime how long {@code /health/ready} reports DOWN before the port closes
 * @param allowedOrigins origins whose pages may call from a browser
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
