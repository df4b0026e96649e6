package com.sfayn.oms.domain.address;

/**
 * A postal address as the caller gave it, with the codes that rules compare. Input from outside is converted by
 * {@link AddressForm#resolve} only, so the codes are always correct.
 *
 * @param country as given: an English name or an ISO code
 * @param countryCode ISO 3166-1 alpha-2
 * @param stateCode ISO 3166-2 code of the state without the country, or null if the state is unknown; never null in the
 *     US, where codes of the Postal Service are included
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
