package com.sfayn.oms.graphql.internal.execution;

import com.sfayn.oms.domain.parsing.Ascii;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.graphql.request.GraphQLRequest;
import com.sfayn.oms.graphql.request.GraphQLResult;
import com.sfayn.oms.graphql.request.GraphQLResult.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Handles automatic persisted queries, as sent by Apollo's and other clients: first only the SHA-256 of the document,
 * then both if the document is not known yet.
 */
final class PersistedQueries {
    private static final String EXTENSION = "persistedQuery";
    private static final String FORM = "{\"version\": 1, \"sha256Hash\": \"<64 hexadecimal digits>\"}";
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");
    private static final long MOST_OF_TENANT = 1_000_000;
    private static final long MOST_OF_ALL = 16_000_000;

    private final boolean enabled;
    private final PersistedQueryStore store = new PersistedQueryStore(MOST_OF_TENANT, MOST_OF_ALL);

    /** @param enabled if false, a hash without a document is refused, and a hash with a document is ignored */
    PersistedQueries(boolean enabled) {
        this.enabled = enabled;
    }

    /**
     * The document of a request, or the response if there is none.
     *
     * @param document empty if nothing is to be executed
     * @param hash the key under which to keep the document once it is validated
     * @param answer the response instead of an execution; null if there is a document
     */
    record Asked(String document, Optional<String> hash, GraphQLResult answer) {
        private static Asked document(String text) {
            return new Asked(text, Optional.empty(), null);
        }

        private static Asked answered(Outcome outcome, String message, Map<String, Object> extensions) {
            Map<String, Object> body = Map.of("errors", List.of(ErrorPresentation.shown(message, extensions)));
            return new Asked("", Optional.empty(), new GraphQLResult(body, outcome));
        }

        private static Asked malformed(String message) {
            return answered(Outcome.MALFORMED, message, ErrorCode.BAD_REQUEST.extensions());
        }

        private static Asked wanted(ErrorCode code, String message) {
            return answered(Outcome.DOCUMENT_WANTED, message, code.extensions());
        }
    }

    Asked asked(TenantId tenant, GraphQLRequest request) {
        Object sent = request.extensions().get(EXTENSION);
        boolean hasDocument = request.query() != null && !request.query().isBlank();
        if (sent == null && !hasDocument) {
            return Asked.answered(
                    Outcome.INVALID,
                    "The request has no query; send a GraphQL document.",
                    ErrorCode.BAD_REQUEST.extensions());
        }
        if (sent == null || !enabled && hasDocument) return Asked.document(request.query());
        if (!enabled) return Asked.wanted(ErrorCode.PERSISTED_QUERY_NOT_SUPPORTED, "PersistedQueryNotSupported");
        if (!(sent instanceof Map<?, ?> members)) {
            return Asked.malformed("extensions.persistedQuery must be an object: " + FORM + ".");
        }
        return asked(tenant, members, hasDocument ? request.query() : null);
    }

    private Asked asked(TenantId tenant, Map<?, ?> members, String document) {
        Object version = members.get("version");
        if (!(version instanceof Number) || !version.toString().equals("1")) {
            return Asked.malformed("extensions.persistedQuery.version is " + Excerpt.text(String.valueOf(version))
                    + "; only version 1 is supported: " + FORM + ".");
        }
        if (!(members.get("sha256Hash") instanceof String text)
                || !HASH.matcher(text).matches()) {
            return Asked.malformed(
                    "extensions.persistedQuery.sha256Hash must be the SHA-256 of a document: " + FORM + ".");
        }
        String hash = Ascii.toLowerCase(text);
        if (document == null) {
            return store.find(tenant, hash)
                    .map(Asked::document)
                    .orElseGet(() -> Asked.wanted(ErrorCode.PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound"));
        }
        String right = sha256(document);
        return right.equals(hash)
                ? new Asked(document, Optional.of(hash), null)
                : Asked.malformed("provided sha does not match query: extensions.persistedQuery.sha256Hash is " + hash
                        + ", and the query's SHA-256 in UTF-8 is " + right + ".");
    }

    /** Keeps a document. Must be called only for valid documents, so that others can't fill the store. */
    void keep(TenantId tenant, Asked asked) {
        asked.hash().ifPresent(hash -> store.keep(tenant, hash, asked.document()));
    }

    private static String sha256(String document) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK does not provide SHA-256.", e);
        }
    }
}
