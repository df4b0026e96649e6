package com.sfayn.oms.server.outbound;

import com.sfayn.oms.domain.parsing.Ascii;
import com.sfayn.oms.domain.parsing.Excerpt;
import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the host of a URL: a domain name in ASCII and lower case, or an address in its canonical form. Other forms are
 * refused, because programs read them differently: {@code 0177.0.0.1} is 127.0.0.1 for some and 177.0.0.1 for others.
 */
final class UrlHost {
    private static final int LONGEST_NAME = 253;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern NUMBER = Pattern.compile("\\d+|0[xX][0-9a-fA-F]*");
    private static final Pattern BYTE = Pattern.compile("0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5]");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** Letters that the JDK's old IDN standard replaces by others, which would be another name. */
    private static final Pattern CHANGED_BY_IDN = Pattern.compile("[ßẞς\\u200c\\u200d]");

    private UrlHost() {}

    /**
     * Returns the host without brackets.
     *
     * @param written the host as in the URL; IPv6 in brackets
     */
    static String read(String written) throws RefusedUrlException {
        if (written.isEmpty()) {
            throw new RefusedUrlException("The URL has no host; write one such as " + EndpointUrl.EXAMPLE + ".");
        }
        if (written.startsWith("[") || written.indexOf(':') >= 0) return ipv6(written);
        if (written.chars().anyMatch(character -> character > '~')) throw notAscii(written);
        if (written.endsWith(".")) throw refused(written, "ends with a dot; remove the dot");
        String[] labels = written.split("\\.", -1);
        if (NUMBER.matcher(labels[labels.length - 1]).matches()) return ipv4(written, labels);
        String lower = Ascii.toLowerCase(written);
        if (!isName(lower)) {
            throw refused(
                    written,
                    "is not a domain name; use letters, digits and hyphens, with a dot between the parts, such as"
                            + " shop.example.com");
        }
        if (!lower.equals(written)) throw refused(written, "has capitals; write " + lower);
        if (labels.length == 1 && !AddressPolicy.LOOPBACK_HOSTS.contains(written)) {
            throw refused(written, "is not a full domain name; write one such as shop.example.com");
        }
        return written;
    }

    /** Returns the address that a host is, without a lookup; empty for a name. */
    static Optional<InetAddress> literal(String host) {
        boolean address = host.indexOf(':') >= 0 || Character.isDigit(host.charAt(host.length() - 1)) && isIpv4(host);
        if (!address) return Optional.empty();
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether this is a domain name in ASCII and lower case; one label is enough. */
    static boolean isName(String text) {
        if (text.length() > LONGEST_NAME) return false;
        String[] labels = text.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) return false;
        }
        return !NUMBER.matcher(labels[labels.length - 1]).matches();
    }

    private static boolean isIpv4(String text) {
        String[] labels = text.split("\\.", -1);
        if (labels.length != 4) return false;
        for (String label : labels) {
            if (!BYTE.matcher(label).matches()) return false;
        }
        return true;
    }

    private static String ipv4(String written, String[] labels) throws RefusedUrlException {
        if (isIpv4(written)) return written;
        throw refused(
                written,
                "is neither a domain name nor an IPv4 address of four decimal numbers from 0 to 255 without leading"
                        + " zeros; write one of these");
    }

    private static String ipv6(String written) throws RefusedUrlException {
        boolean bracketed = written.startsWith("[") && written.endsWith("]");
        String inside = bracketed ? written.substring(1, written.length() - 1) : "";
        if (!IPV6.matcher(inside).matches()) {
            throw refused(written, "is not a host; write a domain name, or an IPv6 address in brackets");
        }
        InetAddress address;
        try {
            address = InetAddress.getByName("[" + inside + "]");
        } catch (UnknownHostException e) {
            throw refused(
                    written, "is not an IPv6 address; write eight groups of hexadecimal digits, or fewer with ::");
        }
        String canonical = AddressText.canonical(address);
        if (!(address instanceof Inet6Address)) {
            throw refused(written, "is an IPv4 address in an IPv6 form; write " + canonical);
        }
        if (!canonical.equals(inside))
            throw refused(written, "is not in the canonical form; write [" + canonical + "]");
        return canonical;
    }

    private static RefusedUrlException notAscii(String written) {
        String ascii = "";
        try {
            if (!CHANGED_BY_IDN.matcher(written).find()) ascii = IDN.toASCII(written, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            // Not a domain name in any form; the message below says what one is.
        }
        return refused(
                written,
                isName(ascii) && ascii.indexOf('.') > 0
                        ? "contains characters other than ASCII; write " + ascii
                        : "contains characters other than ASCII; write the name in its ASCII form (xn--…)");
    }

    private static RefusedUrlException refused(String host, String why) {
        return new RefusedUrlException("The host " + Excerpt.text(host) + " " + why + ".");
    }
}
