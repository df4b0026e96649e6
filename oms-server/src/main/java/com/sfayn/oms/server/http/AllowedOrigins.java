package com.sfayn.oms.server.http;

import com.sfayn.oms.domain.parsing.Ascii;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the web origins whose pages may call the API from a browser (CORS).
 *
 * @param every whether every origin is allowed; {@code named} is ignored then
 * @param named origins as browsers write them, e.g. {@code https://shop.example.com}
 */
public record AllowedOrigins(boolean every, Set<String> named) {
    /** Allows no cross-origin calls. */
    public static final AllowedOrigins NONE = new AllowedOrigins(false, Set.of());

    /** Allows every origin. */
    public static final AllowedOrigins ANY = new AllowedOrigins(true, Set.of());

    private static final String EXAMPLE = "https://shop.example.com";

    /** @throws IllegalArgumentException for an origin that no browser sends; names the correct form */
    public AllowedOrigins {
        named = Set.copyOf(named);
        for (String origin : named) {
            String right = asBrowsersWrite(origin);
            if (!origin.equals(right)) {
                throw new IllegalArgumentException("\"" + origin + "\" is not an origin; use " + right + ".");
            }
        }
    }

    /** Returns a policy that allows only these origins. */
    public static AllowedOrigins of(String... origins) {
        return new AllowedOrigins(false, Set.of(origins));
    }

    public boolean isEmpty() {
        return !every && named.isEmpty();
    }

    /** Returns whether a page with this {@code Origin} header may call; {@code null} (an opaque origin) never may. */
    public boolean allows(String origin) {
        return !origin.equals("null") && (every || named.contains(origin));
    }

    /** Returns the origin in the form that browsers send; a correct origin is returned unchanged. */
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
