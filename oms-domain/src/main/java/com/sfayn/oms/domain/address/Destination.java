package com.sfayn.oms.domain.address;

/**
 * What of an address decides about shipping and tax.
 *
 * @param countryCode ISO 3166-1 alpha-2
 * @param state its ISO 3166-2 code without the country where it names one subdivision, else as given; null if none
 */
public record Destination(String countryCode, String state, String city) {
    public static Destination of(Address address) {
        return new Destination(
                address.countryCode(),
                address.stateCode() != null ? address.stateCode() : address.state(),
                address.city());
    }
}
