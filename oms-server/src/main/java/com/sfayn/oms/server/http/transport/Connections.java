package com.sfayn.oms.server.http.transport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open connections of one port, limited in total and per address. Closes excess connections without reading. */
final class Connections implements Connection.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final int NETWORK_BYTES = 8;
    private static final long SECONDS_BETWEEN_WARNINGS = 60;

    private final ConnectionLimits limits;
    private final RefusedConnections refused;
    private final Map<Connection, OpenConnection> open = new ConcurrentHashMap<>();
    private final Map<Object, Integer> byAddress = new ConcurrentHashMap<>();
    private final AtomicLong lastWarning = new AtomicLong(
            System.nanoTime() - Duration.ofSeconds(SECONDS_BETWEEN_WARNINGS).toNanos());

    Connections(ConnectionLimits limits, RefusedConnections refused) {
        this.limits = limits;
        this.refused = refused;
    }

    @Override
    public void onOpened(Connection connection) {
        Object address = address(connection.getEndPoint().getRemoteSocketAddress());
        int ofAddress = byAddress.merge(address, 1, Integer::sum);
        open.put(connection, new OpenConnection(connection, address));
        if (limits.mostOfAddress() > 0 && ofAddress > limits.mostOfAddress()) {
            refuse(connection, "address", "oms.http.max-connections-per-address is " + limits.mostOfAddress());
        } else if (limits.most() > 0 && open.size() > limits.most()) {
            refuse(connection, "total", "oms.http.max-connections is " + limits.most());
        }
    }

    @Override
    public void onClosed(Connection connection) {
        OpenConnection closed = open.remove(connection);
        if (closed != null) {
            byAddress.computeIfPresent(closed.address(), (address, count) -> count == 1 ? null : count - 1);
        }
    }

    private void refuse(Connection connection, String limit, String setting) {
        refused.refused(limit);
        long now = System.nanoTime();
        long last = lastWarning.get();
        boolean due = now - last >= Duration.ofSeconds(SECONDS_BETWEEN_WARNINGS).toNanos();
        if (due && lastWarning.compareAndSet(last, now)) {
            LOG.warn("Too many connections; new ones are refused: {}.", setting);
        }
        connection.getEndPoint().close();
    }

    /** Returns an open connection; empty if it belongs to another port. */
    Optional<OpenConnection> of(Connection connection) {
        return Optional.ofNullable(open.get(connection));
    }

    int size() {
        return open.size();
    }

    boolean areAnswering() {
        return open.values().stream().anyMatch(OpenConnection::isAnswering);
    }

    /** Called periodically. */
    void closeSlowHeaders() {
        open.values().forEach(connection -> connection.closeIfHeadersTakeLongerThan(limits.headerTime()));
    }

    void closeQuiet(Duration time) {
        open.values().forEach(connection -> connection.closeIfQuietFor(time));
    }

    /** Closes all connections, running requests included. */
    void cut() {
        open.keySet().forEach(connection -> connection.getEndPoint().close());
    }

    /** Returns the key of an address. An IPv6 client usually has a whole /64 network, so the network counts. */
    private static Object address(SocketAddress socket) {
        if (!(socket instanceof InetSocketAddress internet) || internet.getAddress() == null) return "";
        InetAddress address = internet.getAddress();
        if (!(address instanceof Inet6Address)) return address;
        return ByteBuffer.wrap(Arrays.copyOf(address.getAddress(), NETWORK_BYTES));
    }
}
