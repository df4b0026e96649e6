package com.sfayn.oms.server.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes on a running Jetty. Closing it lets running requests finish, and takes no new ones meanwhile. */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final Duration FINISHING = Duration.ofSeconds(20);
    private static final int VIRTUAL_THREADS_SINCE = 21;

    private final Javalin javalin;
    private final int port;

    private HttpServer(Javalin javalin) {
        this.javalin = javalin;
        this.port = javalin.port();
    }

    /** @throws PortUnavailableException if the port is taken */
    public static HttpServer start(HttpParts parts) {
        Javalin javalin = Javalin.create(config -> configure(config, parts));
        try {
            return new HttpServer(javalin.start());
        } catch (JavalinBindException e) {
            throw new PortUnavailableException(parts.host(), parts.port(), e);
        }
    }

    /** The port that it listens on; the one asked for, unless a free one was asked for. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private static void configure(JavalinConfig config, HttpParts parts) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = Runtime.version().feature() >= VIRTUAL_THREADS_SINCE;
        config.http.prefer405over404 = true;
        config.jetty.host = parts.host();
        config.jetty.port = parts.port();
        config.jetty.modifyServer(HttpServer::finishRunningRequests);
        config.jetty.modifyServer(server -> server.setErrorHandler(new ConnectionErrors()));
        config.jetty.modifyHttpConfiguration(http -> http.setRequestHeaderSize(ConnectionErrors.LONGEST_HEADERS));
        config.router.javaLangErrorHandler((response, error) -> {
            LOG.error("A request failed", error);
            response.setStatus(500);
        });
        addRoutes(config.routes, parts);
    }

    private static void finishRunningRequests(Server server) {
        server.insertHandler(new GracefulHandler());
        server.setStopTimeout(FINISHING.toMillis());
    }

    private static void addRoutes(RoutesConfig routes, HttpParts parts) {
        JsonAnswers answers = new JsonAnswers();
        HttpMetrics metrics = new HttpMetrics(parts.metrics());
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
        BoundedBody body = new BoundedBody(parts.maxBody());
        new GraphQLRoutes(parts.documents(), authentication, body, answers).addTo(routes);
        new WebhookRoutes(parts.webhooks(), body, answers).addTo(routes);
        parts.imports().ifPresent(imports -> new ImportRoutes(imports, authentication, answers).addTo(routes));
        new ExplorerPage(parts.explorerUsers(), answers).addTo(routes);
        metrics.addTo(routes);
        addHealth(routes, new Readiness(parts.database()), answers);
        routes.get(
                "/schema.graphql",
                context -> context.contentType("text/plain; charset=utf-8").result(parts.sdl()));
    }

    private static void addHealth(RoutesConfig routes, Readiness database, JsonAnswers answers) {
        routes.get("/health/live", context -> answers.json(context, 200, Map.of("status", "UP")));
        routes.get("/health/ready", context -> ready(context, database.isReady(), answers));
    }

    private static void ready(Context context, boolean databaseAnswers, JsonAnswers answers) {
        String word = databaseAnswers ? "UP" : "DOWN";
        Map<String, String> body = new LinkedHashMap<>();
        body.put("status", word);
        body.put("database", word);
        answers.json(context, databaseAnswers ? 200 : 503, body);
    }
}
