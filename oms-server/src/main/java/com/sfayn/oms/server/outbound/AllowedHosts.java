package com.sfayn.oms.server.outbound;

import java.util.Set;
import java.util.TreeSet;

/**
 * Restricts endpoints to some hosts.
 *
 * @param patterns domain names in ASCII and lower case, or {@code *.example.com} for all names that end with
 *     {@code .example.com}; empty allows all hosts
 */
public record AllowedHosts(Set<String> patterns) {
    /** Allows all hosts. */
    public static final AllowedHosts ALL = new AllowedHosts(Set.of());

    private static final String ANY = "*.";

    /** @throws IllegalArgumentException if a pattern is not valid */
    public AllowedHosts {
        patterns = Set.copyOf(patterns);
        for (String pattern : patterns) {
            if (!isPattern(pattern)) {
                throw new IllegalArgumentException(
                        pattern + " is not a host; use a name such as shop.example.com, or *.example.com.");
            }
        }
    }

    static boolean isPattern(String text) {
        String name = text.startsWith(ANY) ? text.substring(ANY.length()) : text;
        return name.indexOf('.') > 0 && UrlHost.isName(name);
    }

    boolean contain(String host) {
        if (patterns.isEmpty() || patterns.contains(host)) return true;
        for (int dot = host.indexOf('.'); dot > 0; dot = host.indexOf('.', dot + 1)) {
            if (patterns.contains("*" + host.substring(dot))) return true;
        }
        return false;
    }

    /** Returns the patterns for messages. */
    @Override
    public String toString() {
        return String.join(", ", new TreeSet<>(patterns));
    }
}
