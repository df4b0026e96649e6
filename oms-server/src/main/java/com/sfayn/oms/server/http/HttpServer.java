package com.sfayn.oms.server.http;

import com.sfayn.oms.server.http.imports.ImportWorkers;
import com.sfayn.oms.server.http.transport.Transport;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import java.time.Duration;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the routes on Jetty. {@link #close} refuses new connections and completes the requests that have already
 * arrived.
 */
final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final Duration FINISHING = Duration.ofSeconds(20);
    private static final Duration LAST_MOMENT = Duration.ofSeconds(1);

    /** These threads never block, so a few serve any number of connections. */
    private static final int CONNECTION_THREADS = 32;

    private static final int CONNECTION_THREADS_KEPT = 8;

    private final Javalin javalin;
    private final Transport transport;
    private final ImportWorkers importWorkers;
    private final Duration drainTime;
    private final int port;

    private HttpServer(Javalin javalin, Transport transport, ImportWorkers importWorkers, Duration drainTime) {
        this.javalin = javalin;
        this.transport = transport;
        this.importWorkers = importWorkers;
        this.drainTime = drainTime;
        this.port = javalin.port();
    }

    /** @throws PortUnavailableException if the port is taken, or the host is not an address of this machine */
    static HttpServer start(OmsServer.Builder parts) {
        HttpMetrics metrics = new HttpMetrics(parts.metrics);
        Transport transport = new Transport(parts.transport, metrics::refusedConnection);
        Health health =
                new Health(new Readiness(parts.database), parts.tokens::hasKeys, metrics, transport::isDraining);
        metrics.watchConnections(transport::openConnections);
        metrics.watchThreads(transport::requestsOnThreads);
        ImportWorkers importWorkers = new ImportWorkers(parts.metrics);
        Javalin javalin = Javalin.create(config -> {
            configure(config, parts, transport, health);
            Routes.add(config.routes, parts, importWorkers, metrics);
        });
        try {
            return new HttpServer(javalin.start(), transport, importWorkers, parts.drainTime);
        } catch (JavalinBindException e) {
            importWorkers.close();
            transport.close();
            boolean isOfMetrics = isOfMetrics(parts, e);
            int port = isOfMetrics ? parts.exposure.metricsPort() : parts.port;
            throw PortUnavailableException.of(parts.host, port, isOfMetrics, e);
        }
    }

    /** Jetty names the address at the end of its message. */
    private static boolean isOfMetrics(OmsServer.Builder parts, JavalinBindException fault) {
        return parts.exposure.hasMetricsPort()
                && String.valueOf(fault.getCause().getMessage()).endsWith(":" + parts.exposure.metricsPort());
    }

    /** Returns the port that the server listens on: the configured one, or the free one that was chosen for 0. */
    int port() {
        return port;
    }

    /**
     * Reports DOWN for the drain time, so that load balancers notice. Then closes the port and returns when all running
     * requests are complete.
     */
    @Override
    public void close() {
        transport.drain();
        pause(drainTime);
        transport.finish(FINISHING);
        try {
            javalin.stop();
        } catch (JavalinException e) {
            LOG.warn("The port is closed, but requests are still running: {}", String.valueOf(e.getCause()));
        } finally {
            importWorkers.close();
            transport.close();
        }
    }

    private static void pause(Duration time) {
        if (time.isZero()) return;
        LOG.info("Shutting down: no longer ready; the port closes in {} s.", time.toSeconds());
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void configure(JavalinConfig config, OmsServer.Builder parts, Transport transport, Health health) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.jetty.threadPool = connectionThreads();
        config.jetty.modifyServer(server -> configure(server, parts, transport, health));
        config.jetty.modifyHttpConfiguration(http -> http.setRequestHeaderSize(ConnectionErrors.LONGEST_HEADERS));
        config.jetty.addConnector((server, http) -> guarded(transport, server, http, parts.host, parts.port));
        if (parts.exposure.hasMetricsPort()) {
            int metricsPort = parts.exposure.metricsPort();
            config.jetty.addConnector((server, http) -> guarded(transport, server, http, parts.host, metricsPort));
        }
        config.router.javaLangErrorHandler((response, error) -> {
            LOG.error("A request failed", error);
            response.setStatus(500);
        });
    }

    private static QueuedThreadPool connectionThreads() {
        QueuedThreadPool threads = new QueuedThreadPool(CONNECTION_THREADS, CONNECTION_THREADS_KEPT);
        threads.setName("connections");
        return threads;
    }

    private static void configure(Server server, OmsServer.Builder parts, Transport transport, Health health) {
        transport.attachTo(server, health.probes());
        server.insertHandler(new GracefulHandler());
        server.setStopTimeout(LAST_MOMENT.toMillis());
        server.setErrorHandler(new ConnectionErrors(new CrossOrigin(parts.allowedOrigins)));
    }

    private static Connector guarded(
            Transport transport, Server server, HttpConfiguration http, String host, int port) {
        ServerConnector connector = connector(server, http, host, port);
        transport.guard(connector);
        return connector;
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, String host, int port) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        return connector;
    }
}
