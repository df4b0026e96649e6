package com.sfayn.oms.domain.address;

/**
 * The parts of an address that determine shipping and tax.
 *
 * @param countryCode ISO 3166-1 alpha-2
 * @param state ISO 3166-2 code without the country if the state is known, else as given; null if none
 */
public record Destination(String countryCode, String state, String city) {
    public static Destination of(Address address) {
        return new Destination(
                address.countryCode(),
                address.stateCode() != null ? address.stateCode() : address.state(),
                address.city());
    }
}
