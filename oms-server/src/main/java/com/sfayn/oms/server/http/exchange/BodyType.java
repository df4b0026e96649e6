package com.sfayn.oms.server.http.exchange;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds the headers Content-Type and Content-Encoding of a request.
 *
 * @param contentType as sent; null if absent
 * @param contentEncoding as sent; null if absent
 */
public record BodyType(String contentType, String contentEncoding) {
    public static BodyType of(Context context) {
        return new BodyType(context.req().getContentType(), context.header("Content-Encoding"));
    }

    /** Returns the media type in lower case, without parameters; empty if the header is absent. */
    public String mediaType() {
        return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** Returns a parameter of the content type, without quotes. Names match in any case. */
    public Optional<String> parameter(String name) {
        if (contentType == null) return Optional.empty();
        return Arrays.stream(contentType.split(";"))
                .skip(1)
                .map(String::strip)
                .filter(parameter -> parameter.toLowerCase(Locale.ROOT).startsWith(name + "="))
                .map(parameter ->
                        parameter.substring(name.length() + 1).replace("\"", "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** Returns whether the charset is UTF-8 or not given. */
    public boolean isUtf8() {
        return parameter("charset")
                .map(charset -> charset.equalsIgnoreCase("utf-8") || charset.equalsIgnoreCase("utf8"))
                .orElse(true);
    }

    /** Returns whether the body is compressed or otherwise encoded. */
    public boolean isEncoded() {
        return contentEncoding != null && !contentEncoding.equalsIgnoreCase("identity");
    }

    /** Returns the form that error messages show. */
    @Override
    public String toString() {
        if (isEncoded()) return "Content-Encoding " + contentEncoding;
        return contentType == null ? "none" : contentType;
    }
}
