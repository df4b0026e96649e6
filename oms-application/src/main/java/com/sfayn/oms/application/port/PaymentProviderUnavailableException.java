package com.sfayn.oms.application.port;

/** A payment provider can't be asked now, so nothing is known of a payment. The order is unchanged; worth a retry. */
public final class PaymentProviderUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PaymentProviderUnavailableException(String message) {
        super(message);
    }

    public PaymentProviderUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
