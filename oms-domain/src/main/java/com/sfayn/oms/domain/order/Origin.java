package com.sfayn.oms.domain.order;

/**
 * What the caller said about the order beside the goods; kept and returned as it came.
 *
 * @param groupId shared by orders that were checked out together
 * @param externalReference the caller's own number, unique among the orders of the tenant and the customer; or null
 * @param note or null
 * @param metadata JSON values in JDK collections; or null
 */
public record Origin(String groupId, String externalReference, String note, Object metadata) {}
