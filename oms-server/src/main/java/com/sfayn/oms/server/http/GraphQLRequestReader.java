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
import com.sfayn.oms.graphql.internal.wiring.Truncation;
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
 * Turns a body, or a query string, into a request. Strict, because the loose reading of JSON loses what was meant: a name
 * given twice, a number beyond what a double holds, text behind the end.
 */
final class GraphQLRequestReader {
    /** Deepest nesting of objects and lists. */
    static final int DEPTH = 64;

    /** Names, values, and brackets of objects and lists: each takes many times its length in memory. */
    static final int TOKENS = 200_000;

    private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*)'");

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
        if (body.length == 0) throw HttpError.badRequest("The body is empty; it should be {\"query\": \"…\"}.");
        Object parsed = parsed(text(body), "The body");
        if (!(parsed instanceof Map<?, ?> members)) {
            throw HttpError.badRequest("The body is " + kind(parsed)
                    + (parsed instanceof List ? " (batches are not taken)" : "")
                    + "; it should be an object: {\"query\": \"…\", \"variables\": {…}}.");
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
            throw HttpError.badRequest("query is missing; it should be a GraphQL document.");
        }
        if (query != null && query.isBlank() && !byHash) {
            throw HttpError.badRequest("query is blank; it should be a GraphQL document.");
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
                    what + " goes beyond a limit: at most " + DEPTH + " levels of nesting, 100 digits in a number, and "
                            + TOKENS + " names, values and brackets in all.");
        } catch (JsonProcessingException e) {
            throw HttpError.badRequest(what + " is not valid JSON" + where(e));
        }
    }

    /** The place, and a field that stands twice; the parser's other words are about its own settings. */
    private static String where(JsonProcessingException e) {
        String place = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        Matcher twice = TWICE.matcher(e.getOriginalMessage());
        return place
                + (twice.lookingAt()
                        ? ": the field '" + Truncation.shortened(twice.group(1)) + "' stands twice."
                        : ".");
    }

    private static String string(Object value, String name) {
        if (value == null || value instanceof String) return (String) value;
        throw HttpError.badRequest(name + " is " + kind(value) + "; it should be a string.");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value, String name) {
        if (value == null) return Map.of();
        if (value instanceof Map) return (Map<String, Object>) value;
        throw HttpError.badRequest(name + " is " + kind(value) + "; it should be an object.");
    }

    private static String kind(Object value) {
        if (value == null) return "null";
        if (value instanceof String) return "a string";
        if (value instanceof Number) return "a number";
        if (value instanceof Boolean) return "a boolean";
        return value instanceof Map ? "an object" : "a list";
    }
}
