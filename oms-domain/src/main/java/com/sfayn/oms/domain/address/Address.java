package com.sfayn.oms.domain.address;

/**
 * A postal address as the caller gave it, with the codes that rules compare. Only {@link AddressForm#resolve} makes one
 * from outside input, so the codes are always right.
 *
 * @param country as given: an English name or an ISO code
 * @param countryCode ISO 3166-1 alpha-2
 * @param stateCode the subdivision's ISO 3166-2 code without the country, where the state names one; in the US always,
 *     also of what the Postal Service alone knows; else null
 */
public record Address(
        String recipient,
        String company,
        String street,
        String street2,
        String city,
        String state,
        String postal,
        String phone,
        String country,
        String countryCode,
        String stateCode) {
    public Address {
        // older versions looked up states of the US only
        if (stateCode == null && state != null && countryCode != null) {
            stateCode = Subdivisions.of(countryCode).code(state).orElse(null);
        }
    }
}
