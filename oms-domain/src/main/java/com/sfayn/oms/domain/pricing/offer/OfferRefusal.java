package com.sfayn.oms.domain.pricing.offer;

/**
 * Why an offer did not apply.
 *
 * @param required required value, or null
 * @param actual actual value, or null
 */
public record OfferRefusal(Code code, String message, String required, String actual) {
    /** The codes of the contract; they are stable. */
    public enum Code {
        NOT_STARTED,
        COUPON_REQUIRED,
        NO_ELIGIBLE_PRODUCT,
        MINIMUM_QUANTITY_NOT_REACHED,
        MINIMUM_ORDER_TOTAL_NOT_REACHED,
        BUNDLE_INCOMPLETE,
        GIFT_UNAVAILABLE,
        CURRENCY_MISMATCH,
        NOTHING_TO_DISCOUNT,
        NOT_STACKABLE
    }
}
