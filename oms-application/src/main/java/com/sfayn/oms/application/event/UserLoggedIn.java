package com.sfayn.oms.application.event;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.internal.change.TextValidation;
import com.sfayn.oms.application.internal.user.IdentityUpdate;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.application.snapshot.row.JsonReader;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.parsing.LengthRule;
import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads an identity gateway's login event: {@code sub}, {@code roles} and optionally {@code name} and {@code email}.
 * Ignores unknown fields and roles, since gateways add their own.
 */
final class UserLoggedIn {
    /** The known fields. {@code token_type} is not read; it serves the gateway's own consumers. */
    static final Set<String> FIELDS = Set.of("sub", "roles", "name", "email", "token_type");

    private static final String SUB = "sub";
    private static final String ROLES = "roles";
    private static final String BETWEEN_ROLES = "[\\s,]+";

    private final JsonReader json;
    private final Map<String, Object> payload;
    private final List<InvalidInput> wrong = new ArrayList<>();

    private UserLoggedIn(JsonReader json, Map<String, Object> payload) {
        this.json = json;
        this.payload = payload;
    }

    /** @param json parses roles that are given as a string of JSON */
    static Answer<IdentityUpdate> read(Map<String, Object> payload, JsonReader json, SourceStamp stamp) {
        return new UserLoggedIn(json, payload).read(stamp);
    }

    private Answer<IdentityUpdate> read(SourceStamp stamp) {
        String user = subject();
        Set<Role> roles = roles();
        String name = text("name");
        String email = text("email");
        if (!wrong.isEmpty()) return Answer.refused(wrong);
        String[] names = name == null ? new String[0] : name.strip().split("\\s+", 2);
        return Answer.of(new IdentityUpdate(
                user, roles, names.length > 0 ? names[0] : null, names.length > 1 ? names[1] : null, email, stamp));
    }

    private String subject() {
        String user = text(SUB);
        if (user == null || user.isBlank()) {
            wrong(
                    SUB,
                    "sub is missing or empty; it must be the user's id: the token's sub, with the issuer's"
                            + " subject-prefix in front if there is one.");
        } else {
            LengthRule.upTo(Actor.MAX_LENGTH, SUB)
                    .problem(user)
                    .map(problem -> new InvalidInput(problem, List.of(SUB)))
                    .or(() -> TextValidation.refusal(user, SUB))
                    .ifPresent(wrong::add);
        }
        return user;
    }

    private Set<Role> roles() {
        Object given = payload.get(ROLES);
        Object value = given instanceof String text ? readAsJson(text.strip()) : given;
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (value instanceof String text) {
            for (String name : text.split(BETWEEN_ROLES)) Role.named(name).ifPresent(roles::add);
        } else if (value instanceof Collection<?> names && names.stream().allMatch(String.class::isInstance)) {
            names.forEach(name -> Role.named((String) name).ifPresent(roles::add));
        } else if (value != null || given == null) {
            wrong(
                    ROLES,
                    given == null
                            ? "roles is missing; give an empty list for a user without roles."
                            : "roles is " + Excerpt.text(given.toString())
                                    + "; it must be a list of names such as [\"customer\"], or a string of names"
                                    + " separated by spaces or commas.");
        }
        return roles;
    }

    /** Parses the string if it looks like JSON. Returns null, and records the error, if it can't be parsed. */
    private Object readAsJson(String text) {
        if (!text.startsWith("[") && !text.startsWith("\"") && !text.startsWith("{")) return text;
        Parsed<Object> parsed = json.read(text);
        parsed.problems().forEach(problem -> wrong(ROLES, "roles is " + Excerpt.text(text) + ". " + problem.message()));
        return parsed.value().orElse(null);
    }

    private String text(String field) {
        Object value = payload.get(field);
        if (value == null || value instanceof String) return (String) value;
        wrong(field, field + " is " + Excerpt.text(value.toString()) + "; it must be a string.");
        return null;
    }

    private void wrong(String field, String message) {
        wrong.add(new InvalidInput(message, List.of(field)));
    }
}
