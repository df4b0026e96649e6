package com.sfayn.oms.server.http;

import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.server.http.exchange.HttpError;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Implements CORS: says to browsers which other origins may call. Credentials are never allowed, because the server
 * reads no cookies; a page of an allowed origin still needs a token.
 */
final class CrossOrigin {
    private static final String SETTING = "oms.http.allowed-origins";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String REQUEST_METHOD = "Access-Control-Request-Method";
    private static final String REQUEST_HEADERS = "Access-Control-Request-Headers";
    private static final String METHODS = "GET, POST";
    private static final String EXPOSED = "Retry-After, X-Request-Id";

    /** The longest time for which browsers cache a preflight response. */
    private static final String MAX_AGE_SECONDS = "7200";

    private static final Pattern PAGES_CALL = Pattern.compile("/graphql/?|/import/.*");
    private static final int MOST_HEADERS = 32;
    private static final Pattern HEADER_NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    private final AllowedOrigins origins;

    CrossOrigin(AllowedOrigins origins) {
        this.origins = origins;
    }

    /** Registers the preflight routes, unless no origin is allowed. */
    void addTo(RoutesConfig routes, List<String> paths) {
        if (origins.isEmpty()) return;
        paths.forEach(path -> routes.options(path, this::preflight));
    }

    /**
     * Sets the CORS headers of the response, whatever its status will be.
     *
     * @throws HttpError for a preflight request of an origin that is not allowed; names the setting
     */
    void apply(Context context) {
        if (!isForPages(context.path())) return;
        headers(Collections.list(context.req().getHeaders("Origin"))).forEach(context::header);
        if (isPreflight(context)) requireAllowed(context);
    }

    private void preflight(Context context) {
        if (!isPreflight(context)) {
            throw HttpError.methodNotAllowed(
                    METHODS,
                    Excerpt.text(context.path())
                            + " supports OPTIONS only as a CORS preflight, with Origin and " + REQUEST_METHOD
                            + "; otherwise " + METHODS + ".");
        }
        context.header("Access-Control-Allow-Methods", METHODS)
                .header("Access-Control-Max-Age", MAX_AGE_SECONDS)
                .header("Vary", "Origin, " + REQUEST_HEADERS)
                .status(204);
        wanted(context).ifPresent(names -> context.header("Access-Control-Allow-Headers", names));
    }

    private static boolean isForPages(String path) {
        return PAGES_CALL.matcher(path).matches();
    }

    /** @param sent every header {@code Origin} of the request */
    Map<String, String> headers(List<String> sent) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!origins.isEmpty() && !origins.every()) headers.put("Vary", "Origin");
        if (isAllowed(sent)) {
            headers.put(ALLOW_ORIGIN, origins.every() ? "*" : sent.get(0));
            headers.put("Access-Control-Expose-Headers", EXPOSED);
        }
        return headers;
    }

    private boolean isAllowed(List<String> sent) {
        return sent.size() == 1 && origins.allows(sent.get(0));
    }

    private static boolean isPreflight(Context context) {
        return context.method().equals(HandlerType.OPTIONS)
                && context.header("Origin") != null
                && context.header(REQUEST_METHOD) != null;
    }

    private void requireAllowed(Context context) {
        List<String> sent = Collections.list(context.req().getHeaders("Origin"));
        if (isAllowed(sent)) return;
        if (origins.isEmpty()) {
            throw HttpError.methodNotAllowed(
                    METHODS,
                    Excerpt.text(context.path()) + " does not support OPTIONS, only " + METHODS
                            + ". To allow other origins, list them in " + SETTING + ".");
        }
        throw HttpError.forbidden(
                "FORBIDDEN",
                "The origin " + Excerpt.text(String.join(", ", sent)) + " is not listed in " + SETTING + ".");
    }

    /** Allows every requested header: the server trusts no header because of CORS. */
    private static Optional<String> wanted(Context context) {
        String asked = String.join(",", Collections.list(context.req().getHeaders(REQUEST_HEADERS)));
        String names = Arrays.stream(asked.split(","))
                .map(String::strip)
                .filter(name -> HEADER_NAME.matcher(name).matches())
                .limit(MOST_HEADERS)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }
}
