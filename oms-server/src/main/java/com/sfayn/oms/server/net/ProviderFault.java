package com.sfayn.oms.server.net;

/** An identity provider does not answer, or not what it should. */
public final class ProviderFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProviderFault(String message) {
        super(message);
    }
}
