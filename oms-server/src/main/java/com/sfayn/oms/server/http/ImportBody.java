package com.sfayn.oms.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Finds the file within a request: the body itself, or the one part of a form. */
final class ImportBody {
    private static final String CSV = "text/csv";
    private static final String FORM = "multipart/form-data";

    private ImportBody() {}

    /** @throws HttpRefusal when its headers say that the body is of another kind, or too long */
    static void requireReadable(Context context, int limit) {
        String found = context.req().getContentType();
        if (found == null) throw HttpRefusal.noCsv("none");
        String mediaType = mediaType(found);
        boolean form = mediaType.equals(FORM) && parameter(found, "boundary").isPresent();
        boolean csv = mediaType.equals(CSV)
                && parameter(found, "charset")
                        .map(charset -> charset.equalsIgnoreCase("utf-8") || charset.equalsIgnoreCase("utf8"))
                        .orElse(true);
        if (!form && !csv) throw HttpRefusal.noCsv(found);
        String encoding = context.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw HttpRefusal.noCsv("Content-Encoding " + encoding);
        }
        if (context.req().getContentLengthLong() > limit) throw HttpRefusal.importTooLong(limit);
    }

    /** @throws HttpRefusal when a form does not have exactly one part */
    static InputStream csv(Context context, SpooledBody body) throws IOException {
        String contentType = context.req().getContentType();
        if (mediaType(contentType).equals(CSV)) return body.content();
        FormPart part =
                FormPart.only(body.content(), parameter(contentType, "boundary").orElseThrow());
        return body.content(part.from(), part.to());
    }

    private static String mediaType(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> parameter(String contentType, String name) {
        return Arrays.stream(contentType.split(";"))
                .skip(1)
                .map(String::strip)
                .filter(parameter -> parameter.toLowerCase(Locale.ROOT).startsWith(name + "="))
                .map(parameter ->
                        parameter.substring(name.length() + 1).replace("\"", "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
