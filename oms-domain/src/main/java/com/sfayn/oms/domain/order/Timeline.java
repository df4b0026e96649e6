package com.sfayn.oms.domain.order;

import java.time.Instant;

/**
 * Times of an order, to the millisecond.
 *
 * @param placedAt null while it is a draft
 * @param expiresAt when the system will cancel it; null = never
 */
public record Timeline(Instant createdAt, Instant placedAt, Instant updatedAt, Instant expiresAt) {}
