package com.sfayn.oms.server.http;

import com.sfayn.oms.server.http.exchange.Authentication;
import com.sfayn.oms.server.http.exchange.BoundedBody;
import com.sfayn.oms.server.http.exchange.HttpError;
import com.sfayn.oms.server.http.exchange.JsonResponses;
import com.sfayn.oms.server.http.exchange.RepeatedHeaders;
import com.sfayn.oms.server.http.exchange.RequestId;
import com.sfayn.oms.server.http.imports.ImportRoutes;
import com.sfayn.oms.server.http.imports.ImportWorkers;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Registers all routes, and the filters and error handlers that apply to each of them. */
final class Routes {
    private Routes() {}

    /** Returns the paths that a 404 response lists. */
    private static List<String> paths(OmsServer.Builder parts) {
        List<String> paths = new ArrayList<>(List.of("/graphql"));
        if (parts.exposure.graphiql()) paths.add("/graphiql");
        if (parts.exposure.introspection()) paths.add("/schema.graphql");
        if (parts.imports.isPresent()) paths.add("/import/{type}");
        paths.addAll(List.of("/webhooks/{tenantId}/events", Health.READY));
        if (parts.exposure.metrics() && !parts.exposure.hasMetricsPort()) paths.add(HttpMetrics.PATH);
        return paths;
    }

    private static boolean isOnMetricsPort(Context context, Exposure exposure) {
        return exposure.hasMetricsPort() && context.req().getLocalPort() == exposure.metricsPort();
    }

    private static void requireMetricsPort(Context context, Exposure exposure) {
        if (exposure.hasMetricsPort() && !isOnMetricsPort(context, exposure)) {
            throw HttpError.notFound("The metrics are on a separate port.");
        }
    }

    static void add(RoutesConfig routes, OmsServer.Builder parts, ImportWorkers importWorkers, HttpMetrics metrics) {
        Exposure exposure = parts.exposure;
        List<String> paths = paths(parts);
        CrossOrigin crossOrigin = new CrossOrigin(parts.allowedOrigins);
        JsonResponses responses = new JsonResponses(String.join(", ", paths));
        routes.before(context -> {
            RequestId.begin(context);
            metrics.begin(context);
            context.header("X-Content-Type-Options", "nosniff");
            crossOrigin.apply(context);
            RepeatedHeaders.refuse(context);
            if (isOnMetricsPort(context, exposure) && !context.path().equals(HttpMetrics.PATH)) {
                throw HttpError.notFound("This port serves only the metrics, at " + HttpMetrics.PATH + ".");
            }
        });
        routes.after(context -> {
            metrics.end(context);
            RequestId.end();
        });
        routes.exception(HttpError.class, responses::refusal);
        routes.exception(HttpResponseException.class, responses::noRoute);
        routes.exception(Exception.class, responses::fault);

        crossOrigin.addTo(routes, List.of("/graphql"));
        if (parts.imports.isPresent()) crossOrigin.addTo(routes, ImportRoutes.PATHS);
        Authentication authentication = new Authentication(parts.tokens);
        new GraphQLRoutes(parts.graphql, authentication, new BoundedBody(parts.maxBody), responses).addTo(routes);
        new WebhookRoutes(parts.webhooks, new BoundedBody(parts.maxBody), responses).addTo(routes);
        parts.imports.ifPresent(imports ->
                new ImportRoutes(imports, parts.maxImportBody, importWorkers, authentication, responses).addTo(routes));
        if (exposure.graphiql()) {
            new ExplorerPage(parts.explorerUsers, responses).addTo(routes);
        } else {
            routes.get("/", context -> responses.json(context, 200, Map.of("places", paths)));
        }
        if (exposure.metrics()) {
            metrics.addTo(routes, context -> requireMetricsPort(context, exposure));
        }
        if (exposure.introspection()) {
            String sdl = parts.graphql.sdl();
            routes.get(
                    "/schema.graphql",
                    context -> context.contentType("text/plain; charset=utf-8").result(sdl));
        }
    }
}
