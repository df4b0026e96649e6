package com.sfayn.oms.application.lifecycle;

import com.sfayn.oms.domain.order.OrderRefusal;
import com.sfayn.oms.domain.order.OrderRefusal.InvalidRequest;
import com.sfayn.oms.domain.order.delivery.Tracking;
import com.sfayn.oms.domain.parsing.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a shipment can be followed, as a vendor says it: by a URL, by the carrier's number, or by both.
 *
 * @param carrier or null
 * @param reference a URL or a number; null if there is none
 * @param field what the input calls the reference
 * @param trackingNumber the number beside a URL, or alone; null if there is none
 */
record TrackingInput(String carrier, String reference, String field, String trackingNumber) {
    /** A scheme, or a place below one: what looks like a URL is judged as one. */
    private static final Pattern LIKE_A_URL = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|.*//.*", Pattern.DOTALL);

    private static final String NUMBER = "trackingNumber";

    List<OrderRefusal> refusals() {
        List<OrderRefusal> refusals = new ArrayList<>(Texts.name(carrier, "carrier"));
        if (reference != null && isUrl()) refusals.addAll(Texts.url(reference, field));
        else notANumber(reference, field, "an http or https URL, or a carrier's tracking number", refusals);
        notANumber(trackingNumber, NUMBER, "a carrier's tracking number", refusals);
        if (refusals.isEmpty() && number() != null && reference != null && !isUrl() && !number().equals(reference)) {
            refusals.add(new InvalidRequest(
                    "The " + field + " is number \"" + Excerpt.text(reference) + "\" and the " + NUMBER + " is \""
                            + Excerpt.text(trackingNumber) + "\"; give the number once.",
                    List.of(NUMBER)));
        }
        return refusals;
    }

    /** To be asked for when nothing is refused. */
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

    private static void notANumber(String text, String field, String right, List<OrderRefusal> refusals) {
        if (text == null || Tracking.isNumber(text)) return;
        refusals.add(new InvalidRequest(
                "The " + field + " is \"" + Excerpt.text(text) + "\"; it has to be " + right
                        + " of 4 to 64 letters, digits, blanks and hyphens, with a digit among them.",
                List.of(field)));
    }
}
