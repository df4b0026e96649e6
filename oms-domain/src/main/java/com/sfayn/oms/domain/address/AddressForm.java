package com.sfayn.oms.domain.address;

import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.parsing.InputText;
import com.sfayn.oms.domain.parsing.LengthRule;
import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.parsing.Parsed.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An address from outside that is not yet validated: any field may be null, blank or wrong. {@link #resolve} is the
 * only way to turn it into an {@link Address}.
 *
 * @param state required in the US, as a name or code, because tax depends on it; elsewhere any string
 * @param country an English name or an ISO code
 */
public record AddressForm(
        String recipient,
        String company,
        String street,
        String street2,
        String city,
        String state,
        String postal,
        String phone,
        String country) {
    private static final String UNITED_STATES = "US";

    /**
     * Returns the address with cleaned fields (see {@link InputText#cleaned}), null where nothing is left; or all
     * problems, with the field names as keys.
     */
    public Parsed<Address> resolve() {
        List<Problem> problems = new ArrayList<>();
        String givenState = text("state", state, problems);
        String givenCountry = required("country", country, problems);
        String countryCode = countryCode(givenCountry, problems);
        Address address = new Address(
                text("recipient", recipient, problems),
                text("company", company, problems),
                required("street", street, problems),
                text("street2", street2, problems),
                required("city", city, problems),
                givenState,
                text("postal", postal, problems),
                text("phone", phone, problems),
                givenCountry,
                countryCode,
                stateCode(givenState, countryCode, problems));
        return problems.isEmpty() ? Parsed.of(address) : Parsed.failed(problems);
    }

    private static String text(String key, String given, List<Problem> problems) {
        String text = InputText.cleanedOrNull(given);
        if (text == null) return null;
        LengthRule.upTo(LengthRule.SHORT, "The " + key)
                .problem(text)
                .ifPresent(problem -> problems.add(new Problem(key, text, problem)));
        if (text.indexOf('\0') >= 0) {
            problems.add(
                    new Problem(key, text, "The " + key + " contains the character U+0000, which is not allowed."));
        }
        return text;
    }

    private static String required(String key, String given, List<Problem> problems) {
        String text = text(key, given, problems);
        if (text == null) problems.add(new Problem(key, given, "The " + key + " is missing; it is required."));
        return text;
    }

    private static String countryCode(String given, List<Problem> problems) {
        if (given == null) return null;
        Optional<String> code = Countries.code(given);
        if (code.isEmpty()) {
            problems.add(new Problem(
                    "country",
                    given,
                    "\"" + Excerpt.text(given) + "\" " + Countries.whyNone(given)
                            + ". Use an English name or an ISO 3166-1 code."));
        }
        return code.orElse(null);
    }

    private static String stateCode(String given, String countryCode, List<Problem> problems) {
        if (countryCode == null) return null;
        Optional<String> code = Subdivisions.of(countryCode).code(given);
        if (code.isEmpty() && UNITED_STATES.equals(countryCode)) {
            String message = given == null
                    ? "The state is missing; an address in the United States needs a state name or two-letter code."
                    : "\"" + Excerpt.text(given) + "\" "
                            + Subdivisions.of(countryCode).whyNone(given, "US state")
                            + ". Use a name or a two-letter code.";
            problems.add(new Problem("state", given, message));
        }
        return code.orElse(null);
    }
}
