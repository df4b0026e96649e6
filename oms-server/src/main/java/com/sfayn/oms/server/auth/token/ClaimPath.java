package com.sfayn.oms.server.auth.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sfayn.oms.server.auth.issuer.ClaimPaths;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A compiled path to one claim, from the outermost object inwards. */
record ClaimPath(List<Step> steps) {
    private static final Pattern STEP = Pattern.compile("\"([^\"]+)\"|[^.]+");
    private static final String ANY = "*";

    /**
     * A member of an object.
     *
     * @param text its name, or a pattern
     * @param pattern whether a {@code *} in the text matches any characters
     */
    private record Step(String text, boolean pattern) {}

    /** Compiles a path in the format of the settings. */
    static ClaimPath of(String path, String audience) {
        if (path.matches("https?://.*")) return new ClaimPath(List.of(new Step(path, path.contains(ANY))));
        List<Step> steps = new ArrayList<>();
        for (Matcher step = STEP.matcher(path); step.find(); ) steps.add(step(step, audience));
        return new ClaimPath(List.copyOf(steps));
    }

    private static Step step(Matcher written, String audience) {
        if (written.group(1) != null) return new Step(written.group(1), false);
        String text = written.group();
        return text.equals(ClaimPaths.AUDIENCE) ? new Step(audience, false) : new Step(text, text.equals(ANY));
    }

    /** Returns the value at the path; JSON null counts as missing. */
    Optional<JsonNode> in(ObjectNode claims) throws TokenRejectedException {
        JsonNode found = claims;
        for (Step step : steps) {
            found = step.pattern ? onlyMatch(step.text, found) : found.get(step.text);
            if (found == null || found.isNull()) return Optional.empty();
        }
        return Optional.of(found);
    }

    private static JsonNode onlyMatch(String pattern, JsonNode object) throws TokenRejectedException {
        int star = pattern.indexOf(ANY);
        String before = pattern.substring(0, star);
        String after = pattern.substring(star + 1);
        JsonNode found = null;
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            boolean matches =
                    name.length() > before.length() + after.length() && name.startsWith(before) && name.endsWith(after);
            if (!matches) continue;
            if (found != null) throw new TokenRejectedException(several(pattern));
            found = object.get(name);
        }
        return found;
    }

    private static String several(String pattern) {
        return pattern.equals(ANY)
                ? "The * of a claim's path matches several members, so the value is ambiguous."
                : "Several claims match " + pattern + "; configure the namespace.";
    }
}
