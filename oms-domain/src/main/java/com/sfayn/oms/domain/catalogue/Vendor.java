package com.sfayn.oms.domain.catalogue;

/**
 * A local copy of a vendor from the vendor registry.
 *
 * @param country as given by the registry: an English name or an ISO code
 * @param countryCode ISO 3166-1 alpha-2, resolved when the snapshot was written
 */
public record Vendor(String vendorId, String name, String country, String countryCode, boolean active) {}
