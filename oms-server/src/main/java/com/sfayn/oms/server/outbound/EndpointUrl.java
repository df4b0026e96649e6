package com.sfayn.oms.server.outbound;

import com.sfayn.oms.domain.parsing.Ascii;
import com.sfayn.oms.domain.parsing.Excerpt;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of an absolute http or https URL, of which every program has the same understanding. Forms that some
 * programs read differently are refused, so that the host that was checked is the host that gets the request.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a domain name or an address, in lower case and without brackets
 * @param port that of the scheme if the URL names none
 * @param uri the whole URL
 */
record EndpointUrl(String scheme, String host, int port, URI uri) {
    static final String EXAMPLE = "https://shop.example.com/webhooks";
    static final String HTTPS = "https";
    private static final String HTTP = "http";
    private static final int LONGEST = 2_048;
    private static final int LAST_PORT = 65_535;
    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*):(.*)");
    private static final Pattern PORT = Pattern.compile("[1-9]\\d{0,4}");
    private static final String ALLOWED_IN_TARGET = "-._~!$&'()*+,;=:@/?";
    private static final Pattern ESCAPE = Pattern.compile("%[0-9a-fA-F]{2}");

    /** @throws RefusedUrlException if it is not such a URL */
    static EndpointUrl parse(String url) throws RefusedUrlException {
        checkCharacters(url);
        Matcher parts = SCHEME.matcher(url);
        if (!parts.matches()) throw new RefusedUrlException("The URL has no scheme; begin it with https://.");
        String scheme = scheme(parts.group(1));
        String rest = parts.group(2);
        if (!rest.startsWith("//") || rest.startsWith("///")) {
            throw new RefusedUrlException(
                    "The URL must have two slashes and the host after " + scheme + ":, such as " + EXAMPLE + ".");
        }
        int end = 2;
        while (end < rest.length() && "/?".indexOf(rest.charAt(end)) < 0) end++;
        String authority = rest.substring(2, end);
        checkTarget(rest.substring(end));
        checkAuthority(authority);
        int from = authority.startsWith("[") ? authority.indexOf(']') : 0;
        int colon = from < 0 ? -1 : authority.indexOf(':', from);
        String host = UrlHost.read(colon < 0 ? authority : authority.substring(0, colon));
        int port = colon < 0 ? scheme.equals(HTTPS) ? 443 : 80 : port(authority.substring(colon + 1));
        return new EndpointUrl(scheme, host, port, URI.create(url));
    }

    /** Returns the address, if the URL has one instead of a name. */
    Optional<InetAddress> literal() {
        return UrlHost.literal(host);
    }

    private static void checkCharacters(String url) throws RefusedUrlException {
        if (url == null || url.isEmpty()) {
            throw new RefusedUrlException("The URL is empty; write one such as " + EXAMPLE + ".");
        }
        if (url.length() > LONGEST) {
            throw new RefusedUrlException(
                    "The URL has " + url.length() + " characters; use one of at most " + LONGEST + ".");
        }
        for (int i = 0; i < url.length(); i++) {
            char character = url.charAt(i);
            if (isInvisible(character)) {
                throw new RefusedUrlException(String.format(
                        "The URL contains a space or an invisible character (U+%04X) at position %d; remove it, or"
                                + " percent-encode it in the path or query.",
                        (int) character, i + 1));
            }
            if (character == '\\') throw new RefusedUrlException("The URL contains a backslash; write / instead.");
            if (character == '#') {
                throw new RefusedUrlException("The URL has a fragment, which is never sent; remove it from the # on.");
            }
        }
    }

    private static boolean isInvisible(char character) {
        int type = Character.getType(character);
        return Character.isISOControl(character)
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || type == Character.FORMAT;
    }

    private static String scheme(String written) throws RefusedUrlException {
        String lower = Ascii.toLowerCase(written);
        if (!lower.equals(HTTPS) && !lower.equals(HTTP)) {
            throw new RefusedUrlException("The URL has the scheme " + Excerpt.text(written) + "; use https.");
        }
        if (!lower.equals(written)) {
            throw new RefusedUrlException(
                    "The URL has the scheme " + written + "; write it in lower case: " + lower + ".");
        }
        return written;
    }

    private static void checkAuthority(String authority) throws RefusedUrlException {
        if (authority.indexOf('@') >= 0) {
            throw new RefusedUrlException(
                    "The URL contains a user name or password; remove everything before the host, up to the @.");
        }
        if (authority.indexOf('%') >= 0) {
            throw new RefusedUrlException(
                    "The host contains a %; write it without percent-encoding, and an IPv6 address without a zone.");
        }
    }

    private static int port(String written) throws RefusedUrlException {
        int port = PORT.matcher(written).matches() ? Integer.parseInt(written) : 0;
        if (port >= 1 && port <= LAST_PORT) return port;
        throw new RefusedUrlException("The URL has the port \"" + Excerpt.text(written)
                + "\"; write a number from 1 to " + LAST_PORT + " without leading zeros, or remove the colon.");
    }

    /** Checks the path and the query. */
    private static void checkTarget(String target) throws RefusedUrlException {
        if (target.startsWith("//")) {
            throw new RefusedUrlException("The path begins with two slashes; write one.");
        }
        for (int i = 0; i < target.length(); ) {
            int character = target.codePointAt(i);
            if (character == '%') {
                if (!ESCAPE.matcher(target).region(i, target.length()).lookingAt()) {
                    throw new RefusedUrlException(
                            "The path or query has a % without two hexadecimal digits after it; write %25 for a %.");
                }
            } else if (!isAllowedInTarget(character)) {
                throw new RefusedUrlException("The path or query contains "
                        + Excerpt.text(Character.toString(character)) + "; percent-encode it as " + encoded(character)
                        + ".");
            }
            i += Character.charCount(character);
        }
    }

    private static boolean isAllowedInTarget(int character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || ALLOWED_IN_TARGET.indexOf(character) >= 0;
    }

    private static String encoded(int character) {
        StringBuilder text = new StringBuilder();
        for (byte each : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
            text.append(String.format("%%%02X", each));
        }
        return text.toString();
    }
}
