package com.sfayn.oms.server.outbound;

import java.net.UnknownHostException;

/** A host has an address that no connection may be opened to. Extends the one exception that a resolver may throw. */
final class BlockedAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    BlockedAddressException(String message) {
        super(message);
    }
}
