package com.sfayn.oms.server.auth.keys;

/** Thrown if an identity provider does not answer, or returns an invalid response. */
final class ProviderFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProviderFault(String message) {
        super(message);
    }
}
