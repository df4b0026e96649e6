package com.sfayn.oms.server.http;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

/** The server can't listen where it should. The message says where, and what to do. */
public final class PortUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What of the address is to be changed. */
    public enum Part {
        HOST,
        PORT,
        METRICS_PORT
    }

    private final Part part;

    private PortUnavailableException(String message, Part part, Throwable cause) {
        super(message, cause);
        this.part = part;
    }

    static PortUnavailableException of(String host, int port, boolean isOfMetrics, Throwable cause) {
        String where = "Can't listen on " + host + ":" + port + ": ";
        if (!isOfThisMachine(host)) {
            return new PortUnavailableException(
                    where + "this machine has no address " + host
                            + ". Choose another host (0.0.0.0 for every interface, 127.0.0.1 for this machine only).",
                    Part.HOST,
                    cause);
        }
        return new PortUnavailableException(
                where + "the port is taken, or not ours to take."
                        + " Stop what uses it, or choose another port (0 for a free one).",
                isOfMetrics ? Part.METRICS_PORT : Part.PORT,
                cause);
    }

    /** What of the address is to be changed. */
    public Part part() {
        return part;
    }

    private static boolean isOfThisMachine(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (UnknownHostException | SocketException e) {
            return false;
        }
    }
}
