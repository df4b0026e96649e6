package com.sfayn.oms.server.config;

import com.sfayn.oms.domain.parsing.ClosestMatch;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds the values by key and parses them. Errors are collected, so that all are reported together. */
public final class SettingValues {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,5})([smhd])");
    private static final Map<String, ChronoUnit> UNITS =
            Map.of("s", ChronoUnit.SECONDS, "m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS, "d", ChronoUnit.DAYS);
    private static final Duration LONGEST_DURATION = Duration.ofDays(99_999);

    private final TreeMap<String, RawSetting> values = new TreeMap<>();
    private final List<String> problems;

    public SettingValues(List<String> problems) {
        this.problems = problems;
    }

    /** Adds the values of a source, which override those of earlier sources. */
    public void add(List<RawSetting> source) {
        TreeMap<String, RawSetting> added = new TreeMap<>();
        for (RawSetting written : source) {
            RawSetting setting = unaliased(written);
            if (KnownKey.of(setting.key()).isEmpty()) {
                problems.add(where(setting) + " is not a setting; the nearest is "
                        + ClosestMatch.of(KnownKey.generalized(setting.key()), KnownKey.templates()) + ".");
            } else {
                RawSetting twice = added.put(setting.key(), setting);
                if (twice != null) {
                    problems.add(setting.key() + " is given twice: " + twice.origin() + " and " + setting.origin()
                            + "; give it once.");
                }
            }
        }
        added.keySet().forEach(this::forget);
        values.putAll(added);
    }

    private static RawSetting unaliased(RawSetting setting) {
        if (!setting.key().endsWith("].claims")) return setting;
        return new RawSetting(setting.key() + ".preset", setting.text(), setting.origin());
    }

    /** A list given as one string replaces one given by index, and vice versa. */
    private void forget(String key) {
        values.keySet().removeIf(old -> old.startsWith(key + "["));
        if (key.endsWith("]")) values.remove(key.substring(0, key.lastIndexOf('[')));
    }

    public SortedSet<String> keys() {
        return new TreeSet<>(values.keySet());
    }

    public boolean has(String key) {
        return values.containsKey(key) || values.keySet().stream().anyMatch(known -> known.startsWith(key + "["));
    }

    /** Returns the stripped value; a blank one is an error. */
    public Optional<String> text(String key) {
        RawSetting found = values.get(key);
        if (found == null) return Optional.empty();
        if (found.text().isBlank()) {
            wrong(key, "a value that is not blank");
            return Optional.empty();
        }
        return Optional.of(found.text().strip());
    }

    /** Returns the value exactly as written; may be empty. */
    public Optional<Secret> secret(String key) {
        return Optional.ofNullable(values.get(key)).map(found -> new Secret(found.text()));
    }

    public int whole(String key, int least, int most, int otherwise) {
        Optional<String> text = text(key);
        if (text.isEmpty()) return otherwise;
        try {
            int value = Integer.parseInt(text.get());
            if (value >= least && value <= most) return value;
        } catch (NumberFormatException e) {
            // Reported below, like a number out of range.
        }
        wrong(key, "a whole number from " + least + " to " + most);
        return otherwise;
    }

    /** Reads {@code 90s}, {@code 60m}, {@code 12h}, {@code 30d}, ISO 8601 ({@code PT60M}) or {@code 0}. */
    public Duration duration(String key, Duration otherwise) {
        Optional<String> text = text(key);
        if (text.isEmpty()) return otherwise;
        Matcher form = DURATION.matcher(text.get());
        if (text.get().equals("0")) return Duration.ZERO;
        if (form.matches()) return Duration.of(Long.parseLong(form.group(1)), UNITS.get(form.group(2)));
        try {
            Duration duration = Duration.parse(text.get());
            if (!duration.isNegative() && duration.compareTo(LONGEST_DURATION) <= 0) return duration;
        } catch (DateTimeParseException e) {
            // Reported below, like a duration out of range.
        }
        wrong(key, "a duration such as 45s, 60m, 12h or 30d, or 0");
        return otherwise;
    }

    public boolean flag(String key, boolean otherwise) {
        return choice(key, Map.of("true", true, "false", false), otherwise);
    }

    public <T> T choice(String key, Map<String, T> choices, T otherwise) {
        Optional<String> text = text(key);
        if (text.isEmpty()) return otherwise;
        T chosen = choices.get(text.get());
        if (chosen != null) return chosen;
        wrong(key, "one of " + String.join(", ", new TreeSet<>(choices.keySet())));
        return otherwise;
    }

    /** Reads a list given by index, or as one comma-separated string. */
    public List<String> list(String key) {
        List<Integer> indexes = indexes(key);
        if (!indexes.isEmpty()) {
            return indexes.stream()
                    .flatMap(index -> text(key + "[" + index + "]").stream())
                    .toList();
        }
        return text(key).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Returns the indexes of a list; a gap is an error. */
    public List<Integer> indexes(String key) {
        Pattern indexed = Pattern.compile(Pattern.quote(key) + "\\[(\\d+)].*");
        TreeSet<Integer> indexes = new TreeSet<>();
        for (String known : values.keySet()) {
            Matcher matcher = indexed.matcher(known);
            if (matcher.matches()) indexes.add(Integer.parseInt(matcher.group(1)));
        }
        if (!indexes.isEmpty() && indexes.last() != indexes.size() - 1) {
            problems.add(key + " has the indexes " + indexes + "; they must be consecutive from 0.");
        }
        return new ArrayList<>(indexes);
    }

    public Optional<TenantId> tenant(String key) {
        return text(key).flatMap(text -> tenantNamed(text, key));
    }

    public Optional<TenantId> tenantNamed(String text, String key) {
        try {
            return Optional.of(new TenantId(text));
        } catch (IllegalArgumentException e) {
            wrong(key, "a tenant id of 1 to " + TenantId.MAX_LENGTH + " characters");
            return Optional.empty();
        }
    }

    /** Returns the tenant ids below {@code oms.tenants}, including {@code default}. */
    public Collection<String> tenantIds() {
        TreeSet<String> ids = new TreeSet<>();
        for (String key : values.keySet()) {
            KnownKey.of(key).flatMap(known -> known.tenantId(key)).ifPresent(ids::add);
        }
        return ids;
    }

    /** Adds an error with a reason, for a value that must not be shown. */
    public void wrong(String key, String right, String why) {
        problems.add(where(values.get(key)) + ": " + why + "; expected " + right + ".");
    }

    public void wrong(String key, String right) {
        RawSetting found = values.get(key);
        if (found == null) {
            problems.add(key + " is missing; expected " + right + ".");
            return;
        }
        boolean secret = KnownKey.of(key).map(KnownKey::kind).orElse(KnownKey.Kind.SECRET) == KnownKey.Kind.SECRET;
        String shown = secret ? "a hidden value" : "\"" + Excerpt.text(found.text()) + "\"";
        problems.add(where(found) + ": found " + shown + "; expected " + right + ".");
    }

    /** Adds an error that concerns several settings. */
    public void conflict(String problem) {
        problems.add(problem);
    }

    private static String where(RawSetting setting) {
        return setting.key() + " (" + setting.origin() + ")";
    }
}
