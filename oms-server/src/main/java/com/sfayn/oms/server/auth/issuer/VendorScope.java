package com.sfayn.oms.server.auth.issuer;

/**
 * The vendors that an issuer may act for.
 *
 * @param allowed if false, the role vendor and the vendor id in its tokens are ignored
 * @param prefix prepended to every vendor id in a token, so that vendor ids of two issuers can't collide; may be empty
 */
public record VendorScope(boolean allowed, String prefix) {
    /** Vendor ids without a prefix. */
    public static final VendorScope PLAIN = new VendorScope(true, "");

    /** No vendors. */
    public static final VendorScope NONE = new VendorScope(false, "");
}
