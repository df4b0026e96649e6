package com.sfayn.oms.domain.order.delivery;

import java.util.regex.Pattern;

/**
 * Tracking data of a shipment. For carriers whose tracking page is known, the URL is derived from the number.
 *
 * @param carrier name as given by the vendor, or null
 * @param number the carrier's tracking number as given by the vendor, or null
 * @param url an http(s) URL, or null
 */
public record Tracking(String carrier, String number, String url) {
    /** No tracking data. */
    public static final Tracking NONE = new Tracking(null, null, null);

    /** Letters, digits, blanks, hyphens and underscores, with a digit among them; 4 to 64 characters. */
    private static final Pattern NUMBER = Pattern.compile("(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9 _-]{2,62}[A-Za-z0-9]");

    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** Returns the URL, else the number, else null. */
    public String reference() {
        return url != null ? url : number;
    }

    /** Adds the carrier and the URL if they can be derived. {@code before} is the previous carrier, or null. */
    public Tracking completed(String before) {
        String known = carrier != null || number == null
                ? carrier
                : Carriers.recognised(number).orElse(null);
        String by = known != null ? known : before;
        boolean isMade = url == null && number != null && by != null;
        return new Tracking(by, number, isMade ? Carriers.page(by, number).orElse(null) : url);
    }
}
