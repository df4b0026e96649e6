package com.sfayn.oms.domain.order;

/**
 * Data that the caller supplied at checkout besides the lines; stored and returned unchanged.
 *
 * @param groupId the same for orders that were checked out together
 * @param externalReference the caller's own reference, unique among the orders of the tenant and the customer; or null
 * @param note or null
 * @param metadata JSON values in JDK collections; or null
 */
public record Origin(String groupId, String externalReference, String note, Object metadata) {}
