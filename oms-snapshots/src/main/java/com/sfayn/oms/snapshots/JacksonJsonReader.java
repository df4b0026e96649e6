package com.sfayn.oms.snapshots;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.sfayn.oms.application.snapshot.row.JsonReader;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.parsing.LengthRule;
import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.parsing.Parsed.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON from a string, such as a cell of a row, with Jackson. It is strict: exactly one value, no repeated names,
 * exact numbers. Set it with {@link com.sfayn.oms.application.OmsBuilder#jsonReader} if rows arrive as strings.
 *
 * <p>Thread-safe.
 */
public final class JacksonJsonReader implements JsonReader {
    private static final int DEEPEST = 64;
    private static final int LONGEST = 1_000_000;
    private static final int LONGEST_NUMBER = 100;

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxDocumentLength(LONGEST)
                    .maxStringLength(LONGEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    @Override
    public Parsed<Object> read(String text) {
        Optional<String> length = LengthRule.upTo(LONGEST, "It").problem(text);
        if (length.isPresent()) return failed(text, length.get());
        try (JsonParser parser = factory.createParser(text)) {
            return document(parser, text);
        } catch (JsonEOFException e) {
            return failed(text, "It is not valid JSON: a bracket or quote is not closed.");
        } catch (StreamConstraintsException e) {
            return failed(
                    text,
                    "It is nested more than " + DEEPEST + " levels deep or has a number of more than " + LONGEST_NUMBER
                            + " digits.");
        } catch (RepeatedNameException e) {
            return failed(text, "The name \"" + e.getMessage() + "\" occurs twice; each name may occur once.");
        } catch (JsonProcessingException e) {
            return failed(
                    text,
                    "It is not valid JSON at character " + position(e) + "; JSON looks like {\"colour\": \"red\"},"
                            + " with straight double quotes.");
        } catch (IOException e) {
            throw new IllegalStateException("The string can't be read", e);
        }
    }

    private static Parsed<Object> document(JsonParser parser, String text) throws IOException {
        if (parser.nextToken() == null) return failed(text, "It is empty; a JSON value is required.");
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return failed(text, "It is null; leave it empty if there is no value.");
        }
        Object value = value(parser);
        if (parser.nextToken() != null) {
            return failed(
                    text,
                    "There is more after the JSON value, at character "
                            + (parser.currentTokenLocation().getCharOffset() + 1) + "; give one JSON value only.");
        }
        return Parsed.of(value);
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (object.containsKey(name)) throw new RepeatedNameException(name);
            object.put(name, value(parser));
        }
        return object;
    }

    private static List<Object> list(JsonParser parser) throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) list.add(value(parser));
        return list;
    }

    private static long position(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getCharOffset() + 1;
    }

    private static Parsed<Object> failed(String text, String message) {
        return Parsed.failed(List.of(new Problem(null, text, message)));
    }

    /**
     * Signals a repeated name. Jackson's own check would add the position to the message and collect all names in a
     * set.
     */
    private static final class RepeatedNameException extends IOException {
        private static final long serialVersionUID = 1L;

        RepeatedNameException(String name) {
            super(Excerpt.text(name));
        }
    }
}
