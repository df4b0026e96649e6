package com.sfayn.oms.application.port.snapshot;

/**
 * A customer as last described by their source.
 *
 * @param userId the identity provider's subject, unique within the tenant; null if unknown
 * @param firstName may be null, as may lastName and email
 */
public record CustomerSnapshot(
        String customerId, String userId, String firstName, String lastName, String email, boolean active) {}
