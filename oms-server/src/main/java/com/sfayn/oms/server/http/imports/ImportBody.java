package com.sfayn.oms.server.http.imports;

import com.sfayn.oms.server.http.exchange.BodyType;
import com.sfayn.oms.server.http.exchange.HttpError;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/** Finds the CSV file in a request: the body itself, or the one part of a form. */
final class ImportBody {
    private static final String CSV = "text/csv";
    private static final String FORM = "multipart/form-data";
    private static final String BOUNDARY = "boundary";

    private ImportBody() {}

    /** @throws HttpError if the headers say that the body has another media type, or is too long */
    static void requireReadable(Context context, int limit) {
        BodyType type = BodyType.of(context);
        boolean form = type.mediaType().equals(FORM) && type.parameter(BOUNDARY).isPresent();
        boolean csv = type.mediaType().equals(CSV) && type.isUtf8();
        if (!form && !csv || type.isEncoded()) throw HttpError.unsupportedImportType(type.toString());
        if (context.req().getContentLengthLong() > limit) throw HttpError.importTooLong(limit);
    }

    /** @throws HttpError if a form does not have exactly one part */
    static InputStream csv(Context context, SpooledBody body) throws IOException {
        BodyType type = BodyType.of(context);
        if (type.mediaType().equals(CSV)) return body.content();
        FormPart part = FormPart.only(body.content(), type.parameter(BOUNDARY).orElseThrow());
        return body.content(part.from(), part.to());
    }
}
