package com.sfayn.oms.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.graphql.request.GraphQLRequest;
import com.sfayn.oms.server.http.exchange.HttpError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses a GraphQL request from a body or from query parameters. Strict, because lenient JSON parsing loses data: it
 * drops duplicate fields, rounds numbers to a double and ignores trailing characters.
 */
final class GraphQLRequestReader {
    /** Deepest nesting of objects and lists. */
    static final int DEPTH = 64;

    /** Limit on JSON tokens (names, values and brackets), because a token takes many times its length in memory. */
    static final int TOKENS = 200_000;

    private static final Pattern DUPLICATE = Pattern.compile("Duplicate field '(.*)'");

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(100)
                            .maxTokenCount(TOKENS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .disable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private GraphQLRequestReader() {}

    /** @throws HttpError that names what is wrong */
    static GraphQLRequest body(byte[] body) {
        if (body.length == 0) throw HttpError.badRequest("The body is empty; it must be {\"query\": \"…\"}.");
        Object parsed = parsed(text(body), "The body");
        if (!(parsed instanceof Map<?, ?> members)) {
            throw HttpError.badRequest("The body is " + kind(parsed)
                    + (parsed instanceof List ? " (batches are not supported)" : "")
                    + "; it must be an object: {\"query\": \"…\", \"variables\": {…}}.");
        }
        return request(
                string(members.get("query"), "query"),
                string(members.get("operationName"), "operationName"),
                object(members.get("variables"), "variables"),
                object(members.get("extensions"), "extensions"));
    }

    /**
     * @param parameters the query string's values by name; null where not given
     * @throws HttpError that names what is wrong
     */
    static GraphQLRequest parameters(UnaryOperator<String> parameters) {
        return request(
                parameters.apply("query"),
                parameters.apply("operationName"),
                parameter(parameters, "variables"),
                parameter(parameters, "extensions"));
    }

    private static Map<String, Object> parameter(UnaryOperator<String> parameters, String name) {
        String text = parameters.apply(name);
        return text == null || text.isEmpty() ? Map.of() : object(parsed(text, "The parameter " + name), name);
    }

    private static GraphQLRequest request(
            String query, String operationName, Map<String, Object> variables, Map<String, Object> extensions) {
        boolean byHash = extensions.get("persistedQuery") != null;
        if (query == null && !byHash) {
            throw HttpError.badRequest("query is missing; it must be a GraphQL document.");
        }
        if (query != null && query.isBlank() && !byHash) {
            throw HttpError.badRequest("query is blank; it must be a GraphQL document.");
        }
        String name = operationName == null || operationName.isEmpty() ? null : operationName;
        return new GraphQLRequest(query, name, variables, extensions);
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw HttpError.badRequest("The body is not UTF-8.");
        }
    }

    private static Object parsed(String json, String what) {
        try {
            return MAPPER.readValue(json, Object.class);
        } catch (StreamConstraintsException e) {
            throw HttpError.limitExceeded(
                    what + " exceeds a limit: at most " + DEPTH + " levels of nesting, 100 digits per number, and "
                            + TOKENS + " names, values and brackets in total.");
        } catch (JsonProcessingException e) {
            throw HttpError.badRequest(what + " is not valid JSON" + where(e));
        }
    }

    /**
     * Returns the position and a duplicated field. The parser's own message isn't shown: it mentions parser settings.
     */
    private static String where(JsonProcessingException e) {
        String place = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        Matcher duplicate = DUPLICATE.matcher(e.getOriginalMessage());
        return place
                + (duplicate.lookingAt()
                        ? ": the field '" + Excerpt.text(duplicate.group(1)) + "' is duplicated."
                        : ".");
    }

    private static String string(Object value, String name) {
        if (value == null || value instanceof String) return (String) value;
        throw HttpError.badRequest(name + " is " + kind(value) + "; it must be a string.");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value, String name) {
        if (value == null) return Map.of();
        if (value instanceof Map) return (Map<String, Object>) value;
        throw HttpError.badRequest(name + " is " + kind(value) + "; it must be an object.");
    }

    private static String kind(Object value) {
        if (value == null) return "null";
        if (value instanceof String) return "a string";
        if (value instanceof Number) return "a number";
        if (value instanceof Boolean) return "a boolean";
        return value instanceof Map ? "an object" : "a list";
    }
}
