package com.sfayn.oms.domain.order;

/**
 * Identifies an order within its tenant.
 *
 * @param value {@code ORD-} and twelve characters if generated; any string if it comes from a request
 */
public record OrderId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
