package com.sfayn.oms.server.http.exchange;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * The two media types of a GraphQL response. With the older one, {@code application/json}, every well-formed request is
 * answered 200 and errors appear only in the body.
 */
public enum ResponseFormat {
    GRAPHQL_RESPONSE("application/graphql-response+json"),
    JSON("application/json");

    private static final String CHARSET = "; charset=utf-8";

    private final String mediaType;

    ResponseFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    public String contentType() {
        return mediaType + CHARSET;
    }

    /** Returns the status for a document that does not parse or is not valid. */
    public int requestErrorStatus() {
        return this == GRAPHQL_RESPONSE ? 400 : 200;
    }

    /**
     * Returns the format with the higher weight. If the weights are equal, returns the newer type if it is named, else
     * {@code application/json}. Empty if neither is acceptable.
     *
     * @param accept the Accept header; may be null
     */
    public static Optional<ResponseFormat> preferred(String accept) {
        if (accept == null || accept.isBlank()) return Optional.of(JSON);
        BigDecimal newer = weight(accept, GRAPHQL_RESPONSE);
        BigDecimal older = weight(accept, JSON);
        if (newer.signum() == 0 && older.signum() == 0) return Optional.empty();
        int comparison = newer.compareTo(older);
        if (comparison == 0) return Optional.of(names(accept, GRAPHQL_RESPONSE) ? GRAPHQL_RESPONSE : JSON);
        return Optional.of(comparison > 0 ? GRAPHQL_RESPONSE : JSON);
    }

    private static boolean names(String accept, ResponseFormat format) {
        return accept.toLowerCase(Locale.ROOT).contains(format.mediaType);
    }

    /** Returns the weight of the most specific range that matches the format; zero if none does. */
    private static BigDecimal weight(String accept, ResponseFormat format) {
        BigDecimal weight = BigDecimal.ZERO;
        int specificity = -1;
        for (String range : accept.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = range.split(";");
            int found = specificity(parts[0].strip(), format);
            if (found > specificity) {
                specificity = found;
                weight = weight(parts);
            }
        }
        return weight;
    }

    private static int specificity(String range, ResponseFormat format) {
        if (range.equals(format.mediaType)) return 2;
        if (range.equals("application/*")) return 1;
        return range.equals("*/*") ? 0 : -1;
    }

    private static BigDecimal weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.matches("q=[01](\\.\\d{0,3})?"))
                return new BigDecimal(parameter.substring(2) + (parameter.endsWith(".") ? "0" : ""));
        }
        return BigDecimal.ONE;
    }
}
