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
 * Protects the server against slow, silent or too many clients. A slow client holds no thread: a few threads that never
 * block read headers and bodies and send responses.
 */
public final class Transport implements LifeCycle.Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);
    private static final long CHECK_MILLIS = 500;

    /** How long a connection must be idle before it is closed at shutdown; active clients pause for less. */
    private static final Duration QUIET = Duration.ofMillis(500);

    /** How many checks in a row must find no connection: one accepted at the last moment appears late. */
    private static final int SETTLED = 5;

    /**
     * Send buffer of a connection, in bytes (Linux doubles it). The system's default grows to megabytes, and a third of
     * it must be free before a client's progress is visible.
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
    private Server server;
    private volatile boolean draining;

    public Transport(TransportSettings settings, RefusedConnections refused) {
        this(settings, refused, new RequestThreads());
    }

    Transport(TransportSettings settings, RefusedConnections refused, RequestThreads threads) {
        this.threads = threads;
        this.settings = settings;
        this.refused = refused;
        this.bodies = new DataRateWatch(settings.bodies());
        this.answers = new DataRateWatch(settings.answers());
        this.backlog = new Backlog(settings.backlog());
    }

    /**
     * Installs the handler in front of all other handlers.
     *
     * @param probes by path; answered independently of other requests
     */
    public void attachTo(Server jetty, Map<String, Probe> probes) {
        server = jetty;
        jetty.insertHandler(new TransportHandler(this, probes));
        jetty.addEventListener(this);
    }

    /** Limits the connections of a port, separately from those of other ports. */
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

    /** Schedules an action that does not block. */
    void later(Runnable action, long delay, TimeUnit unit) {
        server.getScheduler().schedule(action, delay, unit);
    }

    /** Returns the state of a connection; an unknown one belongs to a port without limits. */
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

    /** Returns the executor on which requests are answered. */
    public Executor executor() {
        return threads;
    }

    /** Returns the number of open connections. */
    public int openConnections() {
        return connections.stream().mapToInt(Connections::size).sum();
    }

    /** Returns the number of requests that hold a thread. */
    public int requestsOnThreads() {
        return threads.busy();
    }

    /** Returns whether the server is about to stop. */
    public boolean isDraining() {
        return draining;
    }

    /** Closes each connection after its next response from now on. */
    public void drain() {
        draining = true;
    }

    /**
     * Closes the ports, and serves the open connections until they are idle.
     *
     * @param longest timeout
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
