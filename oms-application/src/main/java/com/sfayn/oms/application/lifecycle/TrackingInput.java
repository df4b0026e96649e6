package com.sfayn.oms.application.lifecycle;

import com.sfayn.oms.domain.order.delivery.Tracking;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tracking information from a vendor: a URL, the carrier's number, or both.
 *
 * @param carrier or null
 * @param reference a URL or a number; may be null
 * @param field the input field of the reference
 * @param trackingNumber the number, with or without a URL; may be null
 */
record TrackingInput(String carrier, String reference, String field, String trackingNumber) {
    /** Strings with a scheme or with {@code //} are validated as URLs. */
    private static final Pattern LIKE_A_URL = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|.*//.*", Pattern.DOTALL);

    private static final String NUMBER = "trackingNumber";

    List<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>(Texts.name(carrier, "carrier"));
        if (reference != null && isUrl()) refusals.addAll(Texts.url(reference, field));
        else checkNumber(reference, field, "an http or https URL, or a carrier's tracking number", refusals);
        checkNumber(trackingNumber, NUMBER, "a carrier's tracking number", refusals);
        if (refusals.isEmpty() && number() != null && reference != null && !isUrl() && !number().equals(reference)) {
            refusals.add(new InvalidInput(
                    "The " + field + " is the number \"" + Excerpt.text(reference) + "\" and the " + NUMBER + " is \""
                            + Excerpt.text(trackingNumber) + "\"; give only one number.",
                    List.of(NUMBER)));
        }
        return refusals;
    }

    /** Must only be called if there are no refusals. */
    Tracking tracking() {
        return new Tracking(carrier, number(), reference != null && isUrl() ? reference : null);
    }

    private boolean isUrl() {
        return LIKE_A_URL.matcher(reference).matches();
    }

    private String number() {
        if (trackingNumber != null) return trackingNumber;
        return reference != null && !isUrl() ? reference : null;
    }

    private static void checkNumber(String text, String field, String expected, List<Refusal> refusals) {
        if (text == null || Tracking.isNumber(text)) return;
        refusals.add(new InvalidInput(
                "The " + field + " is \"" + Excerpt.text(text) + "\"; it must be " + expected
                        + " of 4 to 64 letters, digits, spaces and hyphens, including a digit.",
                List.of(field)));
    }
}
