package com.sfayn.oms.domain.order.line;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * What is made differently about a product for one line, such as an engraving. Lines of one SKU are told apart by it, and
 * two that say the same are the same, however they spell it: {@code 1.0} is {@code 1}, and the order of an object's
 * members does not matter.
 *
 * @param value JSON values in JDK collections, as the caller gave them; never null
 */
public record Customization(Object value) {
    /** Most bytes of its canonical form in UTF-8. */
    public static final int MOST_BYTES = 1024;

    public Customization {
        if (value == null)
            throw new IllegalArgumentException(
                    "The value must not be null; a line without customization has null instead.");
    }

    /**
     * What the JSON value says; null if it says nothing: JSON's null, or an object without members.
     *
     * @param json may be anything that {@link #problem} takes
     */
    public static Customization of(Object json) {
        return json == null || json instanceof Map<?, ?> object && object.isEmpty() ? null : new Customization(json);
    }

    /** Why the JSON value can't be one, as a sentence; empty if it can. */
    public static Optional<String> problem(Object json) {
        try {
            int bytes = CanonicalJson.of(json).getBytes(StandardCharsets.UTF_8).length;
            return bytes <= MOST_BYTES
                    ? Optional.empty()
                    : Optional.of("The customization has " + bytes + " bytes as JSON; at most " + MOST_BYTES
                            + " are allowed.");
        } catch (IllegalArgumentException noCustomization) {
            return Optional.of("The customization " + noCustomization.getMessage() + ".");
        }
    }

    /** The one spelling of all that are equal. */
    public String canonical() {
        return CanonicalJson.of(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Customization that && canonical().equals(that.canonical());
    }

    @Override
    public int hashCode() {
        return canonical().hashCode();
    }

    @Override
    public String toString() {
        return canonical();
    }
}
