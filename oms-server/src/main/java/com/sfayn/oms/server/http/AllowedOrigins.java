package com.sfayn.oms.server.http;

import com.sfayn.oms.domain.parsing.Ascii;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * The origins whose pages may call from a browser.
 *
 * @param every any origin, {@code named} or not
 * @param named origins as browsers write them, e.g. {@code https://shop.example.com}
 */
public record AllowedOrigins(boolean every, Set<String> named) {
    /** Pages of no other origin. */
    public static final AllowedOrigins NONE = new AllowedOrigins(false, Set.of());

    /** Pages of any origin. */
    public static final AllowedOrigins ANY = new AllowedOrigins(true, Set.of());

    private static final String EXAMPLE = "https://shop.example.com";

    /** @throws IllegalArgumentException that names an origin which no browser would send, and what would be right */
    public AllowedOrigins {
        named = Set.copyOf(named);
        for (String origin : named) {
            String right = asBrowsersWrite(origin);
            if (!origin.equals(right)) {
                throw new IllegalArgumentException(
                        "\"" + origin + "\" is not an origin; " + right + " would be right.");
            }
        }
    }

    /** These and no others. */
    public static AllowedOrigins of(String... origins) {
        return new AllowedOrigins(false, Set.of(origins));
    }

    public boolean areNone() {
        return !every && named.isEmpty();
    }

    /** Whether a page may call that has this header {@code Origin}; one without an origin of its own never may. */
    public boolean contain(String origin) {
        return !origin.equals("null") && (every || named.contains(origin));
    }

    /** What was meant, as browsers write it: the text itself if it is right. */
    static String asBrowsersWrite(String text) {
        if (text.contains("://")) return read(text).orElse(EXAMPLE);
        boolean thisMachine = text.startsWith("localhost") || text.startsWith("127.");
        return text.equals("null")
                ? EXAMPLE
                : read((thisMachine ? "http://" : "https://") + text).orElse(EXAMPLE);
    }

    private static Optional<String> read(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getScheme() == null || uri.getHost() == null) return Optional.empty();
            String scheme = Ascii.toLowerCase(uri.getScheme());
            boolean usual = uri.getPort() < 0
                    || scheme.equals("https") && uri.getPort() == 443
                    || scheme.equals("http") && uri.getPort() == 80;
            return Optional.of(scheme + "://" + Ascii.toLowerCase(uri.getHost()) + (usual ? "" : ":" + uri.getPort()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
