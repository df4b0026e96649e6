package com.sfayn.oms.server.http;

import com.sfayn.oms.server.http.transport.SharedResponse;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Serves a file of the jar. Reads and compresses it once; answers 304 if the browser has the current version. */
final class StaticAsset {
    private static final int NOT_MODIFIED = 304;
    private static final int TAG_BYTES = 12;
    private static final Pattern GZIP = Pattern.compile("(?i)(?:^|[,\\s])gzip(?!\\s*;\\s*q=0(?:\\.0*)?(?:[,\\s]|$))");

    private final byte[] plain;
    private final byte[] compressed;
    private final String tag;

    private StaticAsset(byte[] plain) {
        this.plain = plain;
        this.compressed = compress(plain);
        this.tag = hash(plain);
    }

    /** @param resource on the class path; must exist */
    static StaticAsset of(String resource) {
        try (InputStream content = StaticAsset.class.getResourceAsStream(resource)) {
            if (content == null) throw new IllegalStateException("The jar has no resource " + resource + ".");
            return new StaticAsset(content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(Context context) {
        boolean zipped = GZIP.matcher(header(context, "Accept-Encoding")).find();
        String etag = "\"" + tag + (zipped ? "-gzip" : "") + "\"";
        context.header("Cache-Control", "no-cache").header("ETag", etag).header("Vary", "Accept-Encoding");
        if (header(context, "If-None-Match").contains(etag)) {
            context.status(NOT_MODIFIED);
            return;
        }
        if (zipped) context.header("Content-Encoding", "gzip");
        SharedResponse.send(context.req(), zipped ? compressed : plain);
    }

    private static String header(Context context, String name) {
        String value = context.header(name);
        return value == null ? "" : value;
    }

    private static byte[] compress(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no SHA-256.", e);
        }
    }
}
