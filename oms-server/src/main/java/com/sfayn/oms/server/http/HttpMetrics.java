package com.sfayn.oms.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and times requests by route and status, logs each request, and serves the metrics to Prometheus. */
final class HttpMetrics {
    private static final Logger LOG = LoggerFactory.getLogger("com.sfayn.oms.server.access");
    static final String PATH = "/metrics";

    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final String BEGAN = "began";
    private static final String NO_ROUTE = "none";

    /**
     * Other methods count as {@code other}: clients can invent methods, and each would become a permanent time series.
     */
    private static final Set<String> METHODS = Set.of("GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH");

    private final PrometheusMeterRegistry registry;

    HttpMetrics(PrometheusMeterRegistry registry) {
        this.registry = registry;
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    void watchConnections(Supplier<Number> open) {
        Gauge.builder("http.server.connections", open)
                .description("Open connections.")
                .register(registry);
    }

    void watchThreads(Supplier<Number> busy) {
        Gauge.builder("http.server.requests.active", busy)
                .description("Requests that hold a thread. A request whose body or response is in transit holds none.")
                .register(registry);
    }

    /** @param limit which limit was reached */
    void refusedConnection(String limit) {
        Counter.builder("http.server.connections.refused")
                .description("Connections that were closed at once because of a connection limit.")
                .tag("limit", limit)
                .register(registry)
                .increment();
    }

    /** @param guard throws if the request may not see the metrics */
    void addTo(RoutesConfig routes, Consumer<Context> guard) {
        routes.get(PATH, context -> {
            guard.accept(context);
            context.contentType(CONTENT_TYPE).result(registry.scrape(CONTENT_TYPE));
        });
    }

    void begin(Context context) {
        context.attribute(BEGAN, System.nanoTime());
    }

    void end(Context context) {
        Long began = context.attribute(BEGAN);
        if (began == null) return;
        Endpoint matched = context.endpoints().matchedHttpEndpoint();
        record(
                context.method().name(),
                matched == null ? NO_ROUTE : matched.path,
                context.statusCode(),
                System.nanoTime() - began);
    }

    /** @param route path pattern as registered */
    void record(String sentMethod, String route, int status, long nanos) {
        String method = METHODS.contains(sentMethod) ? sentMethod : "other";
        Timer.builder("http.server.requests")
                .description("Requests by method, route and status.")
                .tag("method", method)
                .tag("route", route)
                .tag("status", Integer.toString(status))
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
        LOG.info(
                "{} {} {} {} ms",
                method,
                route.equals(NO_ROUTE) ? "(no route)" : route,
                status,
                TimeUnit.NANOSECONDS.toMillis(nanos));
    }
}
