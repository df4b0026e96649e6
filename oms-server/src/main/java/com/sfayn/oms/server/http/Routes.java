package com.sfayn.oms.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpResponseException;

/** All routes, and what holds for each of them. */
final class Routes {
    private Routes() {}

    static void add(RoutesConfig routes, HttpParts parts, HttpMetrics metrics) {
        JsonAnswers answers = new JsonAnswers();
        routes.before(context -> {
            RequestId.begin(context);
            metrics.begin(context);
            context.header("X-Content-Type-Options", "nosniff");
        });
        routes.after(context -> {
            metrics.end(context);
            RequestId.end();
        });
        routes.exception(HttpRefusal.class, answers::refusal);
        routes.exception(HttpResponseException.class, answers::nothingThere);
        routes.exception(Exception.class, answers::fault);

        Authentication authentication = new Authentication(parts.tokens());
        new GraphQLRoutes(parts.documents(), authentication, new BoundedBody(parts.maxBody()), answers).addTo(routes);
        new WebhookRoutes(parts.webhooks(), new BoundedBody(parts.maxBody()), answers).addTo(routes);
        parts.imports().ifPresent(imports -> new ImportRoutes(imports, authentication, answers).addTo(routes));
        if (parts.exposure().graphiql()) new ExplorerPage(parts.explorerUsers(), answers).addTo(routes);
        if (parts.exposure().metrics()) metrics.addTo(routes);
        if (parts.exposure().schema()) {
            routes.get(
                    "/schema.graphql",
                    context -> context.contentType("text/plain; charset=utf-8").result(parts.sdl()));
        }
    }
}
