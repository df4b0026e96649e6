package com.sfayn.oms.domain.parsing;

import java.util.Optional;

/**
 * How many characters (UTF-16 units) a string from outside may have.
 *
 * @param subject starts the message, e.g. {@code The note}
 */
public record LengthRule(String subject, int min, int max) {
    /** Maximum of ids, names, codes and other short strings. */
    public static final int SHORT = 255;

    public static LengthRule upTo(int max, String subject) {
        return new LengthRule(subject, 0, max);
    }

    /** Like {@link #problem}, but a blank string is wrong, too: an optional string is given or null. */
    public Optional<String> problemIfGiven(String text) {
        return text != null && InputText.isBlank(text)
                ? Optional.of(subject + " is blank; set it or leave it out.")
                : problem(text);
    }

    /** Returns what is wrong with the length, as a sentence; empty if it is right. Null has no length to be wrong. */
    public Optional<String> problem(String text) {
        if (text == null || (text.length() >= min && text.length() <= max)) return Optional.empty();
        return Optional.of(subject + " has " + text.length() + " characters; "
                + (min == 0 ? "at most " + max : min + " to " + max) + " are allowed.");
    }
}
