package com.sfayn.oms.domain.pricing.offer;

/**
 * Why an offer did not apply.
 *
 * @param required what would have been needed, or null
 * @param actual what was found, or null
 */
public record OfferRefusal(Code code, String message, String required, String actual) {
    /** The stable codes of the contract. */
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
