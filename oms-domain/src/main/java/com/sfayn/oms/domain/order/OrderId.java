package com.sfayn.oms.domain.order;

/**
 * Names an order within its tenant.
 *
 * @param value {@code ORD-} and twelve characters when we made it; anything when a caller asks for it
 */
public record OrderId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
