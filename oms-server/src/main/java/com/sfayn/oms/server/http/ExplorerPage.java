package com.sfayn.oms.server.http;

import com.sfayn.oms.server.http.exchange.JsonResponses;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Serves GraphiQL from the jar. The page's Content-Security-Policy forbids requests to other hosts, so that no token
 * leaks to them.
 */
final class ExplorerPage {
    /** The page's files: URL name to class path resource. */
    static final Map<String, String> ASSETS = Map.of(
            "graphiql.min.js", "/META-INF/resources/_static/graphiql/3.2.0/graphiql.min.js",
            "graphiql.min.css", "/META-INF/resources/_static/graphiql/3.2.0/graphiql.min.css",
            "react.production.min.js", "/META-INF/resources/_static/react/18.3.1/umd/react.production.min.js",
            "react-dom.production.min.js",
                    "/META-INF/resources/_static/react-dom/18.3.1/umd/react-dom.production.min.js",
            "explorer.js", "/com/sfayn/oms/server/http/explorer.js",
            "explorer.css", "/com/sfayn/oms/server/http/explorer.css");

    static final String PAGE = "/com/sfayn/oms/server/http/explorer.html";

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " font-src 'self' data:; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";

    private final List<ExplorerUser> users;
    private final JsonResponses responses;
    private final Map<String, StaticAsset> loaded = new ConcurrentHashMap<>();

    ExplorerPage(List<ExplorerUser> users, JsonResponses responses) {
        this.users = users;
        this.responses = responses;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/", context -> context.redirect("/graphiql"));
        routes.get("/graphiql", context -> page(context, PAGE, "text/html; charset=utf-8"));
        routes.get("/graphiql/users.json", context -> {
            requireLoopback(context);
            responses.json(context, 200, users);
        });
        ASSETS.forEach((name, resource) -> routes.get(
                "/graphiql/" + name,
                context -> page(
                        context,
                        resource,
                        (name.endsWith(".js") ? "text/javascript" : "text/css") + "; charset=utf-8")));
    }

    private void requireLoopback(Context context) {
        if (!users.isEmpty()) LoopbackOnly.require(context);
    }

    private void page(Context context, String resource, String contentType) {
        requireLoopback(context);
        context.header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .contentType(contentType);
        loaded.computeIfAbsent(resource, StaticAsset::of).send(context);
    }
}
