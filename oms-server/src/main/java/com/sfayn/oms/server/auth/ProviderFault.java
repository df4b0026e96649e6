package com.sfayn.oms.server.auth;

/** An identity provider does not answer, or not what it should. */
final class ProviderFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProviderFault(String message) {
        super(message);
    }
}
