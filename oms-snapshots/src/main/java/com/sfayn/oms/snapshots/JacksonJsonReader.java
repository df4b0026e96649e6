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
import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.parsing.Parsed.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON that stands as text in a row's cell, with Jackson and strictly: one value and nothing after it, every name
 * once, numbers exact. For {@link com.sfayn.oms.application.OmsBuilder#jsonReader}, wherever rows come as texts.
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
        if (text.length() > LONGEST) {
            return failed(text, "It has " + text.length() + " characters; at most " + LONGEST + " are read as JSON.");
        }
        try (JsonParser parser = factory.createParser(text)) {
            return document(parser, text);
        } catch (JsonEOFException e) {
            return failed(text, "It is not JSON: it ends before its last bracket or quote is closed.");
        } catch (StreamConstraintsException e) {
            return failed(
                    text,
                    "It is nested more than " + DEEPEST + " levels deep, or holds a number of more than "
                            + LONGEST_NUMBER + " digits.");
        } catch (NameTwiceException e) {
            return failed(text, "It has the name \"" + e.getMessage() + "\" twice; give it once.");
        } catch (JsonProcessingException e) {
            return failed(
                    text,
                    "It is not JSON from character " + place(e) + " on; JSON is like {\"colour\": \"red\"}, with"
                            + " straight double quotes.");
        } catch (IOException e) {
            throw new IllegalStateException("A text that can't be read", e);
        }
    }

    private static Parsed<Object> document(JsonParser parser, String text) throws IOException {
        if (parser.nextToken() == null) return failed(text, "It is empty, and not JSON.");
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return failed(text, "It is null; leave the value empty if there is none.");
        }
        Object value = value(parser);
        if (parser.nextToken() != null) {
            return failed(
                    text,
                    "It goes on after its end, at character "
                            + (parser.currentTokenLocation().getCharOffset() + 1) + "; one JSON value is needed.");
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
            if (object.containsKey(name)) throw new NameTwiceException(name);
            object.put(name, value(parser));
        }
        return object;
    }

    private static List<Object> list(JsonParser parser) throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) list.add(value(parser));
        return list;
    }

    private static long place(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getCharOffset() + 1;
    }

    private static Parsed<Object> failed(String text, String message) {
        return Parsed.failed(List.of(new Problem(null, text, message)));
    }

    /** Jackson's own check would quote the place in its words and remember every name in a set of its own. */
    private static final class NameTwiceException extends IOException {
        private static final long serialVersionUID = 1L;

        NameTwiceException(String name) {
            super(Excerpt.text(name));
        }
    }
}
