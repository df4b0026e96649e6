package com.sfayn.oms.server.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host, usually by DNS. */
@FunctionalInterface
interface NameLookup {
    /** @throws UnknownHostException if there is no address */
    InetAddress[] addresses(String host) throws UnknownHostException;
}
