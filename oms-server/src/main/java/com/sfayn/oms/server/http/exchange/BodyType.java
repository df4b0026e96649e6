package com.sfayn.oms.server.http.exchange;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a request says of its body: the headers Content-Type and Content-Encoding.
 *
 * @param contentType as it was sent; null if it was not
 * @param contentEncoding likewise
 */
public record BodyType(String contentType, String contentEncoding) {
    public static BodyType of(Context context) {
        return new BodyType(context.req().getContentType(), context.header("Content-Encoding"));
    }

    /** In lower case, without parameters; empty if nothing was said. */
    public String mediaType() {
        return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** A parameter of the content type, without quotes; its name in any case. */
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

    /** Whether the body is text in UTF-8, as far as it says. */
    public boolean isUtf8() {
        return parameter("charset")
                .map(charset -> charset.equalsIgnoreCase("utf-8") || charset.equalsIgnoreCase("utf8"))
                .orElse(true);
    }

    /** Whether the body is compressed or otherwise not what it stands for. */
    public boolean isEncoded() {
        return contentEncoding != null && !contentEncoding.equalsIgnoreCase("identity");
    }

    /** As a message shows what was found. */
    @Override
    public String toString() {
        if (isEncoded()) return "Content-Encoding " + contentEncoding;
        return contentType == null ? "none" : contentType;
    }
}
