package com.sfayn.oms.application.lifecycle;

import com.sfayn.oms.domain.parsing.Ascii;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.parsing.InputText;
import com.sfayn.oms.domain.parsing.LengthRule;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** Validates the strings of a request without database access. */
final class Texts {
    private static final int LONGEST = 1000;

    private Texts() {}

    static List<Refusal> required(String text, String field) {
        if (InputText.isBlank(text))
            return refused("The " + field + " is missing; it needs 1 to " + LONGEST + " characters.", field);
        return atMost(text, LONGEST, field);
    }

    /** A short optional string. */
    static List<Refusal> name(String text, String field) {
        return LengthRule.upTo(LengthRule.SHORT, "The " + field)
                .problemIfGiven(text)
                .map(problem -> refused(problem, field))
                .orElse(List.of());
    }

    /** An optional link for customers: an http or https URL. */
    static List<Refusal> url(String text, String field) {
        if (text == null) return List.of();
        if (text.length() > LONGEST) return atMost(text, LONGEST, field);
        try {
            URI uri = new URI(text);
            boolean http =
                    Ascii.equalsIgnoreCase("http", uri.getScheme()) || Ascii.equalsIgnoreCase("https", uri.getScheme());
            if (http && uri.getHost() != null) return List.of();
        } catch (URISyntaxException invalid) {
            // refused below, like other strings that are not links
        }
        return refused("The " + field + " is \"" + Excerpt.text(text) + "\"; it must be an http or https URL.", field);
    }

    private static List<Refusal> atMost(String text, int longest, String field) {
        return LengthRule.upTo(longest, "The " + field)
                .problem(text)
                .map(problem -> refused(problem, field))
                .orElse(List.of());
    }

    private static List<Refusal> refused(String message, String field) {
        return List.of(new InvalidInput(message, List.of(field)));
    }
}
