package com.sfayn.oms.server.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * The socket layer of a test: records each address that a connection is opened to, and leads all of them to one port of
 * loopback. The sockets say that they are connected to the address that was wanted.
 */
final class RecordedSockets implements Supplier<Socket> {
    private final int port;
    private final List<InetAddress> connected = new CopyOnWriteArrayList<>();

    /** @param port of the receiver behind all addresses */
    RecordedSockets(int port) {
        this.port = port;
    }

    /** Returns the addresses of all connections, in the order in which they were opened. */
    List<InetAddress> connected() {
        return connected;
    }

    @Override
    public Socket get() {
        return new Socket(Proxy.NO_PROXY) {
            private SocketAddress wanted;

            @Override
            public void connect(SocketAddress endpoint) throws IOException {
                connect(endpoint, 0);
            }

            @Override
            public void connect(SocketAddress endpoint, int timeout) throws IOException {
                wanted = endpoint;
                connected.add(((InetSocketAddress) endpoint).getAddress());
                super.connect(new InetSocketAddress("127.0.0.1", port), timeout);
            }

            @Override
            public SocketAddress getRemoteSocketAddress() {
                return wanted;
            }
        };
    }
}
