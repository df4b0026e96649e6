package com.sfayn.oms.application.feed;

import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Encodes a position of the feed as an opaque string, so that a client can't calculate with it. It contains a checksum
 * of the tenant: a cursor of another tenant is an error of the client, and would skip events.
 */
public final class FeedPositions {
    private static final String VERSION = "f1";

    private FeedPositions() {}

    public static String cursor(TenantId tenant, long position) {
        String text = VERSION + "." + check(tenant) + "." + position;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Parses a cursor; empty if it is invalid, or of another tenant. */
    public static Optional<Long> parse(TenantId tenant, String cursor) {
        String[] parts = decoded(cursor).split("\\.", -1);
        boolean valid = parts.length == 3
                && parts[0].equals(VERSION)
                && parts[1].equals(check(tenant))
                && parts[2].matches("[0-9]{1,18}");
        return valid ? Optional.of(Long.parseLong(parts[2])) : Optional.empty();
    }

    /** @param field the input field that has the cursor */
    public static InvalidInput refusal(String cursor, String field) {
        return new InvalidInput(
                "\"" + Excerpt.text(cursor)
                        + "\" is not a cursor of this tenant's events; use the nextCursor of a page.",
                List.of(field));
    }

    /** @param field the input field that has the cursor */
    public static InvalidInput isAfterTheEnd(String cursor, String field) {
        return new InvalidInput(
                "The cursor \"" + Excerpt.text(cursor) + "\" is after the last event of this tenant. The data may have"
                        + " been restored from a backup that is older than the cursor: continue with a cursor from"
                        + " before that backup, or with a time.",
                List.of(field));
    }

    private static String check(TenantId tenant) {
        CRC32 checksum = new CRC32();
        checksum.update(tenant.value().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(checksum.getValue());
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
