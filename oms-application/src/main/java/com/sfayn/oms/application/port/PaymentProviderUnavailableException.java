package com.sfayn.oms.application.port;

/**
 * Thrown when a payment provider is not available, so the payment's state is unknown. The order is unchanged; retry.
 */
public final class PaymentProviderUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PaymentProviderUnavailableException(String message) {
        super(message);
    }

    public PaymentProviderUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
