package com.sfayn.oms.domain.order.delivery;

import java.util.regex.Pattern;

/**
 * How a shipment can be followed. Where the carrier is one whose tracking page we know, a number alone is enough for the
 * URL.
 *
 * @param carrier as the vendor named it, or null
 * @param number the carrier's, as the vendor wrote it, or null
 * @param url an http(s) URL, or null
 */
public record Tracking(String carrier, String number, String url) {
    /** Nothing is said. */
    public static final Tracking NONE = new Tracking(null, null, null);

    /** Letters, digits, blanks, hyphens and underscores, with a digit among them; 4 to 64 characters. */
    private static final Pattern NUMBER = Pattern.compile("(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9 _-]{2,62}[A-Za-z0-9]");

    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** What a customer follows: the URL if there is one, else the number, else null. */
    public String reference() {
        return url != null ? url : number;
    }

    /** With the URL and the carrier that can be told from the rest. @param before who carried it until now, or null */
    public Tracking completed(String before) {
        String known = carrier != null || number == null
                ? carrier
                : Carriers.recognised(number).orElse(null);
        String by = known != null ? known : before;
        boolean isMade = url == null && number != null && by != null;
        return new Tracking(by, number, isMade ? Carriers.page(by, number).orElse(null) : url);
    }
}
