package com.sfayn.oms.server.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.sfayn.oms.domain.parsing.Ascii;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/**
 * Reads settings and their line numbers from a YAML or properties file. Values stay strings, so numbers are not
 * rounded.
 */
public final class SettingsFile {
    private final Path file;
    private final List<String> problems;
    private final List<RawSetting> settings = new ArrayList<>();

    private SettingsFile(Path file, List<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Reads the file; adds errors to {@code problems}. */
    public static List<RawSetting> read(Path file, List<String> problems) {
        SettingsFile reading = new SettingsFile(file, problems);
        String name = Ascii.toLowerCase(file.toString());
        try {
            if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                reading.readYaml(Files.readString(file));
            } else if (name.endsWith(".properties")) {
                reading.readProperties(Files.readString(file));
            } else {
                problems.add("The settings file " + file + " must end in .yaml, .yml or .properties.");
            }
        } catch (NoSuchFileException e) {
            problems.add("The settings file " + file + " does not exist.");
        } catch (IOException e) {
            problems.add("The settings file " + file + " can't be read as UTF-8 text.");
        }
        return reading.settings;
    }

    private void readYaml(String text) throws IOException {
        YAMLFactory factory = YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (YAMLParser parser = factory.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) return;
            if (first == JsonToken.START_OBJECT) {
                walk(parser, "");
            } else {
                problems.add(at(parser) + ": expected a map with the key oms.");
                return;
            }
            if (parser.nextToken() != null) problems.add(at(parser) + ": a file must have only one YAML document.");
        } catch (JsonProcessingException e) {
            problems.add(syntax(e));
        }
    }

    /** Omits the parser's message where it may quote the line, which may contain a secret. */
    private String syntax(JsonProcessingException e) {
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        String message = String.valueOf(e.getOriginalMessage());
        return file + ", line " + line + ": "
                + (message.startsWith("Duplicate field")
                        ? message + "; give it once."
                        : "invalid YAML; check indentation, colons and quotes.");
    }

    private void walk(YAMLParser parser, String path) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                walk(parser, path.isEmpty() ? name : path + "." + name);
            }
        } else if (token == JsonToken.START_ARRAY) {
            for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
                walk(parser, path + "[" + index + "]");
            }
        } else if (parser.isCurrentAlias()) {
            problems.add(at(parser) + ": " + path + " is an alias; write the value instead.");
        } else if (token == JsonToken.VALUE_NULL) {
            problems.add(at(parser) + ": " + path + " has no value; set one, or remove the line.");
        } else {
            settings.add(new RawSetting(path, parser.getText(), at(parser)));
        }
    }

    private String at(JsonParser parser) {
        return file + ", line " + parser.currentTokenLocation().getLineNr();
    }

    private void readProperties(String text) throws IOException {
        Set<Object> twice = new HashSet<>();
        Properties properties = new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Object put(Object key, Object value) {
                Object earlier = super.put(key, value);
                if (earlier != null) twice.add(key);
                return earlier;
            }
        };
        try (Reader reader = new StringReader(text)) {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            problems.add(file + ": \\u must be followed by four hexadecimal digits.");
        }
        twice.forEach(key -> problems.add(file + ": " + key + " is given twice; give it once."));
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(key -> settings.add(new RawSetting(key, properties.getProperty(key), file.toString())));
    }
}
