package com.sfayn.oms.server.auth;

/**
 * The vendors that an issuer may speak for.
 *
 * @param allowed false where its tokens make nobody a vendor: their role vendor and their vendor's id do not count
 * @param prefix put before every vendor id that a token claims, so that two issuers' vendors can't be mistaken for each
 *     other; or ""
 */
public record VendorScope(boolean allowed, String prefix) {
    /** Vendors by the ids that the tokens claim. */
    public static final VendorScope PLAIN = new VendorScope(true, "");

    /** No vendors. */
    public static final VendorScope NONE = new VendorScope(false, "");
}
