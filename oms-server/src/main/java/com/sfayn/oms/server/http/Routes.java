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

/** All routes, and what holds for each of them. */
final class Routes {
    private Routes() {}

    /** What a caller that is lost reads. */
    private static List<String> places(HttpParts parts) {
        List<String> places = new ArrayList<>(List.of("/graphql"));
        if (parts.exposure().graphiql()) places.add("/graphiql");
        if (parts.exposure().schema()) places.add("/schema.graphql");
        if (parts.imports().isPresent()) places.add("/import/{type}");
        places.addAll(List.of("/webhooks/{tenantId}/events", Health.READY));
        if (parts.exposure().metrics() && !parts.exposure().hasMetricsPort()) places.add(HttpMetrics.PATH);
        return places;
    }

    private static boolean isOfMetricsPort(Context context, Exposure exposure) {
        return exposure.hasMetricsPort() && context.req().getLocalPort() == exposure.metricsPort();
    }

    private static void requireMetricsPort(Context context, Exposure exposure) {
        if (exposure.hasMetricsPort() && !isOfMetricsPort(context, exposure)) {
            throw HttpError.notFound("The metrics are on a port of their own.");
        }
    }

    static void add(RoutesConfig routes, HttpParts parts, ImportWorkers importWorkers, HttpMetrics metrics) {
        CrossOrigin crossOrigin = new CrossOrigin(parts.allowedOrigins());
        JsonResponses answers = new JsonResponses(String.join(", ", places(parts)));
        routes.before(context -> {
            RequestId.begin(context);
            metrics.begin(context);
            context.header("X-Content-Type-Options", "nosniff");
            crossOrigin.apply(context);
            RepeatedHeaders.refuse(context);
            if (isOfMetricsPort(context, parts.exposure()) && !context.path().equals(HttpMetrics.PATH)) {
                throw HttpError.notFound("There are only the metrics here, at " + HttpMetrics.PATH + ".");
            }
        });
        routes.after(context -> {
            metrics.end(context);
            RequestId.end();
        });
        routes.exception(HttpError.class, answers::refusal);
        routes.exception(HttpResponseException.class, answers::nothingThere);
        routes.exception(Exception.class, answers::fault);

        crossOrigin.addTo(routes, List.of("/graphql"));
        if (parts.imports().isPresent()) crossOrigin.addTo(routes, ImportRoutes.PATHS);
        Authentication authentication = new Authentication(parts.tokens());
        new GraphQLRoutes(parts.documents(), authentication, new BoundedBody(parts.maxBody()), answers).addTo(routes);
        new WebhookRoutes(parts.webhooks(), new BoundedBody(parts.maxBody()), answers).addTo(routes);
        parts.imports()
                .ifPresent(imports -> new ImportRoutes(imports, importWorkers, authentication, answers).addTo(routes));
        if (parts.exposure().graphiql()) {
            new ExplorerPage(parts.explorerUsers(), answers).addTo(routes);
        } else {
            routes.get("/", context -> answers.json(context, 200, Map.of("places", places(parts))));
        }
        if (parts.exposure().metrics()) {
            metrics.addTo(routes, context -> requireMetricsPort(context, parts.exposure()));
        }
        if (parts.exposure().schema()) {
            routes.get(
                    "/schema.graphql",
                    context -> context.contentType("text/plain; charset=utf-8").result(parts.sdl()));
        }
    }
}
