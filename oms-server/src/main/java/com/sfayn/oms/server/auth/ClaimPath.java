package com.sfayn.oms.server.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sfayn.oms.server.config.ClaimPaths;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The way to one claim.
 *
 * @param steps names from the outermost object inwards; a {@code *} in the one name of a namespaced claim stands for any
 *     characters
 */
record ClaimPath(List<String> steps) {
    private static final String ANY = "*";

    /** As settings write it. */
    static ClaimPath of(String path, String audience) {
        if (path.matches("https?://.*")) return new ClaimPath(List.of(path));
        List<String> steps = new ArrayList<>();
        for (String step : path.split("\\.")) steps.add(step.equals(ClaimPaths.AUDIENCE) ? audience : step);
        return new ClaimPath(List.copyOf(steps));
    }

    /** What stands there; null counts as nothing. */
    Optional<JsonNode> in(ObjectNode claims) throws TokenRejected {
        JsonNode found = claims;
        for (String step : steps) {
            found = step.contains(ANY) ? anyNamed(step, found) : found.get(step);
            if (found == null || found.isNull()) return Optional.empty();
        }
        return Optional.of(found);
    }

    private static JsonNode anyNamed(String pattern, JsonNode object) throws TokenRejected {
        int star = pattern.indexOf(ANY);
        String before = pattern.substring(0, star);
        String after = pattern.substring(star + 1);
        JsonNode found = null;
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            boolean fits =
                    name.length() > before.length() + after.length() && name.startsWith(before) && name.endsWith(after);
            if (!fits) continue;
            if (found != null) {
                throw new TokenRejected("Several claims fit " + pattern + "; the namespace must be configured.");
            }
            found = object.get(name);
        }
        return found;
    }
}
