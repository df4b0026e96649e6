package com.sfayn.oms.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.server.deployment.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/settings.md is complete and correct. */
class SettingsPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/settings.md");
    private static final Pattern ROW = Pattern.compile("\\| `(oms\\.[^`]+)` \\| `([^`]+)` \\| ([^|]*) \\| ([^|]+) \\|");
    private static final Pattern LITERAL = Pattern.compile("`([^`]+)`");
    private static final Pattern KEY = Pattern.compile("`(oms\\.(?!yaml)[a-z0-9.<>\\[\\]-]+)`");
    private static final Pattern VARIABLE = Pattern.compile("\\bOMS_[A-Z0-9_<>]*[A-Z0-9>]");

    /** Other keys that a key requires. */
    private static final Map<String, Map<String, String>> NEEDED = Map.of(
            "oms.issuers[]",
            Map.of(
                    "OMS_ISSUERS_0_ISSUER", "https://login.example.com",
                    "OMS_ISSUERS_0_AUDIENCE", "oms",
                    "OMS_ISSUERS_0_JWKS_URI", "https://login.example.com/keys",
                    "OMS_ISSUERS_0_TENANTS", "acme"),
            "oms.streams.",
            Map.of("OMS_STREAMS_REDIS", "redis://localhost"),
            "oms.tenants.<id>.paypal.",
            Map.of(
                    "OMS_TENANTS_DEFAULT_PAYMENT_METHODS", "Paypal",
                    "OMS_TENANTS_DEFAULT_PAYPAL_CLIENT_ID", "an id",
                    "OMS_TENANTS_DEFAULT_PAYPAL_CLIENT_SECRET", "a secret"),
            "oms.tenants.<id>.stripe.",
            Map.of(
                    "OMS_TENANTS_DEFAULT_PAYMENT_METHODS", "Stripe",
                    "OMS_TENANTS_DEFAULT_STRIPE_SECRET_KEY", "a secret"));

    private record Row(String key, String variable, String standard, String meaning) {
        /** The default, if it is the same on every machine. */
        Optional<String> literal() {
            Matcher whole = LITERAL.matcher(standard);
            return whole.matches() ? Optional.of(whole.group(1)) : Optional.empty();
        }

        /** A value other than the default, if one is easy to derive. */
        Optional<String> another() {
            String value = literal().orElse("");
            if (value.equals("true") || value.equals("false"))
                return Optional.of(value.equals("true") ? "false" : "true");
            return value.matches("\\d+")
                    ? Optional.of(Integer.toString(Integer.parseInt(value) + 1))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return key;
        }
    }

    static List<Row> rows() {
        return text(PAGE)
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> new Row(row.group(1), row.group(2), row.group(3), row.group(4)))
                .toList();
    }

    static Stream<Row> rowsWithADefault() {
        return rows().stream().filter(row -> row.literal().isPresent());
    }

    static Stream<Row> rowsWithAnother() {
        return rows().stream().filter(row -> row.another().isPresent());
    }

    @Test
    void every_setting_has_a_row_and_every_row_a_setting() {
        assertThat(rows().stream().map(Row::key))
                .as("keys on docs/settings.md, compared with KnownKey")
                .containsExactlyInAnyOrderElementsOf(KnownKey.templates());
        assertThat(rows().stream().filter(row -> row.standard().isBlank()).map(Row::key))
                .as("rows without a default; write none, or required")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_row_names_the_variable_of_its_key(Row row) {
        assertThat(row.variable())
                .isEqualTo(KnownKey.ALL.stream()
                        .filter(known -> known.template().equals(row.key()))
                        .findFirst()
                        .orElseThrow()
                        .variable()
                        .replace("<id>", "<ID>"));
    }

    @ParameterizedTest
    @MethodSource("rowsWithADefault")
    void the_default_of_a_row_is_used_without_the_setting(Row row) {
        assertThat(settings(row, row.literal().orElseThrow())).isEqualTo(settings(row, ""));
    }

    @ParameterizedTest
    @MethodSource("rowsWithAnother")
    void another_value_than_the_default_makes_a_difference(Row row) {
        assertThat(settings(row, row.another().orElseThrow())).isNotEqualTo(settings(row, ""));
    }

    @Test
    void every_setting_named_on_a_page_exists() throws IOException {
        List<String> unknown = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            files.filter(file -> file.toString().endsWith(".md")))
                    .filter(file -> !file.toString().contains("adr"))
                    .forEach(file -> {
                        KEY.matcher(text(file))
                                .results()
                                .map(found -> found.group(1))
                                .forEach(key -> {
                                    if (!isKnownKey(key)) unknown.add(file.getFileName() + ": " + key);
                                });
                        VARIABLE.matcher(text(file))
                                .results()
                                .map(found -> found.group())
                                .forEach(variable -> {
                                    if (!isKnownVariable(variable)) unknown.add(file.getFileName() + ": " + variable);
                                });
                    });
        }
        assertThat(unknown).isEmpty();
    }

    /** A complete key, or the prefix of several. */
    private static boolean isKnownKey(String named) {
        String key = named.replaceAll("^oms\\.tenants\\.[a-z0-9-]+(\\.|$)", "oms.tenants.<id>$1");
        return KnownKey.templates().stream()
                .anyMatch(known -> known.equals(key)
                        || known.equals(key + KnownKey.INDEX)
                        || known.startsWith(key.endsWith(".") ? key : key + ".")
                        || known.startsWith(key + KnownKey.INDEX));
    }

    private static boolean isKnownVariable(String named) {
        String variable = named.replaceFirst("_FILE$", "");
        return variable.equals(SettingsEnvironment.CONFIG)
                || KnownKey.ALL.stream()
                        .anyMatch(known -> known.variablePattern()
                                        .matcher(variable)
                                        .matches()
                                || known.variable().replace("<id>", "<ID>").equals(variable));
    }

    /** Returns the settings with one more value and the keys it requires; the message if they are refused. */
    private static Object settings(Row row, String value) {
        Map<String, String> environment = new HashMap<>();
        NEEDED.forEach((prefix, variables) -> {
            if (row.key().startsWith(prefix)) environment.putAll(variables);
        });
        environment.put(row.variable().replace("<ID>", "DEFAULT").replaceFirst("_0$", ""), value);
        try {
            return new SettingsReader(environment).read();
        } catch (SettingsException e) {
            return value.isEmpty() ? "refused without " + row.key() : "refused with " + value + ": " + e.getMessage();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
