package com.sfayn.oms.server.http;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

/** Thrown if the server can't listen on its address. The message names the address and what to change. */
public final class PortUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The part of the address that has to change. */
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
        if (!isLocal(host)) {
            return new PortUnavailableException(
                    where + "this machine has no address " + host
                            + ". Choose another host (0.0.0.0 for all interfaces, 127.0.0.1 for this machine only).",
                    Part.HOST,
                    cause);
        }
        return new PortUnavailableException(
                where + "the port is in use, or this user may not open it."
                        + " Stop the other program, or choose another port (0 for any free port).",
                isOfMetrics ? Part.METRICS_PORT : Part.PORT,
                cause);
    }

    /** Returns the part of the address that has to change. */
    public Part part() {
        return part;
    }

    private static boolean isLocal(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (UnknownHostException | SocketException e) {
            return false;
        }
    }
}
