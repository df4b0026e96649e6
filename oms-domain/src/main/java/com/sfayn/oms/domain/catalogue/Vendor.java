package com.sfayn.oms.domain.catalogue;

/**
 * A seller, as the vendor registry last described it.
 *
 * @param country as the registry gave it: an English name or an ISO code
 * @param countryCode ISO 3166-1 alpha-2, resolved when the snapshot was written
 */
public record Vendor(String vendorId, String name, String country, String countryCode, boolean active) {}
