package com.sfayn.oms.domain.order.line;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * How a product is customized for one line, such as an engraving. It distinguishes lines of one SKU. Equality is by
 * canonical JSON: {@code 1.0} equals {@code 1}, and the order of an object's members does not matter.
 *
 * @param value JSON values in JDK collections, as the caller gave them; never null
 */
public record Customization(Object value) {
    /** Maximum length of the canonical form, in bytes of UTF-8. */
    public static final int MOST_BYTES = 1024;

    public Customization {
        if (value == null)
            throw new IllegalArgumentException(
                    "The value must not be null; a line without customization has null instead.");
    }

    /**
     * Returns the customization; null for JSON null and for an object without members.
     *
     * @param json a value for which {@link #problem} is empty
     */
    public static Customization of(Object json) {
        return json == null || json instanceof Map<?, ?> object && object.isEmpty() ? null : new Customization(json);
    }

    /** Returns why the JSON value can't be a customization, as a sentence; empty if it can. */
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

    /** Returns the canonical JSON, which is the same for equal values. */
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
