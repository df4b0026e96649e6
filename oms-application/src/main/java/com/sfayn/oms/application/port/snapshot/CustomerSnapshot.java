package com.sfayn.oms.application.port.snapshot;

/**
 * A customer as their source last described them.
 *
 * @param userId the identity provider's subject; null if unknown; unique within the tenant
 * @param firstName or null; lastName and email too
 */
public record CustomerSnapshot(
        String customerId, String userId, String firstName, String lastName, String email, boolean active) {}
