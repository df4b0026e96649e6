package com.sfayn.oms.server.net;

/** Thrown if an identity provider does not answer, or returns an invalid response. */
public final class ProviderFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProviderFault(String message) {
        super(message);
    }
}
