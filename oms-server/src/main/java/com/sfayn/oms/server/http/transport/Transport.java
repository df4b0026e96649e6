package com.sfayn.oms.server.http.transport;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that keeps slow, silent or too many peers from stopping the server. Nobody holds a thread by being slow:
 * headers and bodies come in, and answers go out, by a few threads that never wait.
 */
public final class Transport implements LifeCycle.Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);
    private static final long CHECK_MILLIS = 500;

    /** A client that sends one request after another pauses for less. */
    private static final Duration QUIET = Duration.ofMillis(500);

    /** Pauses without a connection: one that was accepted at the last moment appears only then. */
    private static final int SETTLED = 5;

    /**
     * In bytes. The system's own choice grows to megabytes, of which a third has to be free before a reader's progress
     * shows. Linux doubles it; so much is on its way to a client at once.
     */
    private static final int SEND_BUFFER = 128 * 1024;

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final TransportSettings settings;
    private final RefusedConnections refused;
    private final List<Connections> connections = new CopyOnWriteArrayList<>();
    private final DataRateWatch bodies;
    private final DataRateWatch answers;
    private final Backlog backlog;
    private final RequestThreads threads;
    private final TransportHandler handler;
    private Server server;
    private volatile boolean draining;

    /** @param probes by path: what is answered whatever the other requests do */
    public Transport(TransportSettings settings, Map<String, Probe> probes, RefusedConnections refused) {
        this(settings, probes, refused, new RequestThreads());
    }

    Transport(
            TransportSettings settings, Map<String, Probe> probes, RefusedConnections refused, RequestThreads threads) {
        this.threads = threads;
        this.settings = settings;
        this.refused = refused;
        this.bodies = new DataRateWatch(settings.bodies());
        this.answers = new DataRateWatch(settings.answers());
        this.backlog = new Backlog(settings.backlog());
        this.handler = new TransportHandler(this, probes);
    }

    /** Goes in front of all other handlers. */
    public void attachTo(Server jetty) {
        server = jetty;
        jetty.insertHandler(handler);
        jetty.addEventListener(this);
    }

    /** Bounds what connects there, apart from what connects elsewhere. */
    public void guard(ServerConnector connector) {
        connector.setAcceptedSendBufferSize(SEND_BUFFER);
        Connections ofConnector = new Connections(settings.connections(), refused);
        connections.add(ofConnector);
        connector.addBean(ofConnector);
    }

    @Override
    public void lifeCycleStarted(LifeCycle started) {
        check();
    }

    private void check() {
        if (!server.isRunning()) return;
        try {
            bodies.check();
            answers.check();
            connections.forEach(Connections::closeSlowHeaders);
        } catch (RuntimeException e) {
            LOG.error("The connections could not be checked", e);
        } finally {
            later(this::check, CHECK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** For what does not wait. */
    void later(Runnable action, long delay, TimeUnit unit) {
        server.getScheduler().schedule(action, delay, unit);
    }

    /** One that is not known is of a listener without limits. */
    OpenConnection connection(Connection connection) {
        return connections.stream()
                .flatMap(guarded -> guarded.of(connection).stream())
                .findFirst()
                .orElseGet(() -> new OpenConnection(connection, ""));
    }

    DataRateWatch bodies() {
        return bodies;
    }

    DataRateWatch answers() {
        return answers;
    }

    Backlog backlog() {
        return backlog;
    }

    RequestThreads threads() {
        return threads;
    }

    /** Where requests are answered. */
    public Executor executor() {
        return threads;
    }

    /** Connections that are open now. */
    public int openConnections() {
        return connections.stream().mapToInt(Connections::size).sum();
    }

    /** Requests that hold a thread now. */
    public int requestsOnThreads() {
        return threads.busy();
    }

    /** Whether the server is about to stop. */
    public boolean isDraining() {
        return draining;
    }

    /** From now on, each answer ends its connection. */
    public void drain() {
        draining = true;
    }

    /**
     * Takes no new connections, and answers on the old ones until nothing comes by them any more.
     *
     * @param longest how long at most
     */
    public void finish(Duration longest) {
        for (Connector connector : server.getConnectors()) {
            if (connector instanceof NetworkConnector network) network.close();
        }
        long end = System.nanoTime() + longest.toNanos();
        int empty = 0;
        while (empty < SETTLED && System.nanoTime() < end) {
            connections.forEach(guarded -> guarded.closeQuiet(QUIET));
            empty = openConnections() == 0 ? empty + 1 : 0;
            if (!pause()) return;
        }
        if (connections.stream().anyMatch(Connections::areAnswering))
            LOG.warn("Requests are still running after {}; they are cut off.", longest);
        connections.forEach(Connections::cut);
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
