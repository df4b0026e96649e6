package com.sfayn.oms.application.port;

/** What is copied from other systems. */
public enum SnapshotType {
    PRODUCT,
    VENDOR,
    OFFER,
    COUPON,
    SHIPPING_OPTION,
    CUSTOMER,
    CUSTOMER_ADDRESS,
    TAX_RULE
}
