package com.sfayn.oms.domain.order.delivery;

import com.sfayn.oms.domain.parsing.InputText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows the tracking pages of carriers, from the resource {@code carriers.txt}: a line per carrier, names first. */
final class Carriers {
    static final String UPS = "UPS";

    private static final String NUMBER = "{number}";
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    /** {@code 24}, {@code 48h}, {@code 12:00}. */
    private static final Pattern HOURS = Pattern.compile("\\d{1,2}(:\\d{2})?h?");

    /** Words in the names of carriers' services, in comparable form. */
    private static final Set<String> SERVICE_WORDS = Set.of(
            "2nd",
            "2day",
            "air",
            "business",
            "class",
            "connect",
            "courier",
            "day",
            "economy",
            "expedited",
            "express",
            "first",
            "freight",
            "ground",
            "home",
            "international",
            "mail",
            "next",
            "overnight",
            "packet",
            "paket",
            "parcel",
            "parcels",
            "plus",
            "prepaid",
            "priority",
            "registered",
            "saver",
            "service",
            "shipping",
            "signed",
            "special",
            "delivery",
            "standard",
            "tracked",
            "by",
            "for",
            "worldwide");

    private static final Pattern UPS_NUMBER = Pattern.compile("1Z[0-9A-Z]{16}", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> PAGES = pages();

    private Carriers() {}

    /** Returns the tracking URL of the number; empty for a carrier that is not in the table. */
    static Optional<String> page(String carrier, String number) {
        String encoded = URLEncoder.encode(compact(number), StandardCharsets.UTF_8);
        return template(comparable(carrier)).map(template -> template.replace(NUMBER, encoded));
    }

    /** Returns the carrier if the form of the number is unique to it; empty otherwise. */
    static Optional<String> recognised(String number) {
        return UPS_NUMBER.matcher(compact(number)).matches() ? Optional.of(UPS) : Optional.empty();
    }

    /** Removes the blanks that people put into long numbers. */
    private static String compact(String number) {
        return BLANKS.matcher(number).replaceAll("");
    }

    /** Ignores case, and differences as between U.P.S. and UPS, DHL-Express and DHL Express. */
    private static String comparable(String name) {
        return InputText.folded(name.replace(".", "").replace('-', ' '));
    }

    /** After a known name, only words for services may follow: "La Poste Suisse" is not "La Poste". */
    private static Optional<String> template(String name) {
        String beginning = name;
        while (!beginning.isEmpty()) {
            String page = PAGES.get(beginning);
            if (page != null) return Optional.of(page);
            int lastWord = beginning.lastIndexOf(' ') + 1;
            if (!isOfService(beginning.substring(lastWord))) return Optional.empty();
            beginning = beginning.substring(0, Math.max(0, lastWord - 1));
        }
        return Optional.empty();
    }

    private static boolean isOfService(String word) {
        return SERVICE_WORDS.contains(word) || HOURS.matcher(word).matches();
    }

    /** By name in comparable form. */
    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        for (String line : text().split("\\R")) {
            if (line.isBlank() || line.startsWith("#")) continue;
            String[] parts = line.split("\\|");
            String page = parts[parts.length - 1].strip();
            for (int i = 0; i < parts.length - 1; i++) pages.put(comparable(parts[i]), page);
        }
        return Collections.unmodifiableMap(pages);
    }

    private static String text() {
        try (InputStream file = Carriers.class.getResourceAsStream("carriers.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
