package com.sfayn.oms.application.user;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.change.Idempotency;
import com.sfayn.oms.application.internal.change.TextValidation;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.user.UserAccess;
import com.sfayn.oms.domain.parsing.Ascii;
import com.sfayn.oms.domain.parsing.ClosestMatch;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.parsing.LengthRule;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The common part of an admin's changes of permissions: checks the caller and the input, claims the idempotency key,
 * and commits or discards.
 */
final class GrantChanges {
    private static final String PERMISSIONS = "permissions";

    private final Storage storage;
    private final Callers callers;
    private final Clock clock;

    GrantChanges(Storage storage, Callers callers, Clock clock) {
        this.storage = storage;
        this.callers = callers;
        this.clock = clock;
    }

    /** What a change writes. */
    record ChangeContext(TenantStore store, Set<Permission> permissions, Instant now) {}

    /** The part that differs between the use cases. */
    @FunctionalInterface
    interface Change {
        void write(ChangeContext context);

        /** Returns the error if these permissions must not be changed. */
        default Optional<InvalidInput> refusal(Set<Permission> permissions) {
            return Optional.empty();
        }
    }

    Answer<UserPermissions> make(Actor actor, String operation, PermissionsCommand command, Change change) {
        Optional<InvalidInput> unstorable = TextValidation.refusal(command);
        if (unstorable.isPresent()) return Answer.refused(unstorable.get());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return storage.inTransaction(actor.tenant(), store -> {
            Answer<UserPermissions> answer = callers.permitted(
                            store, actor, store.access(actor.user()), Permission.MANAGE_GRANTS)
                    .fold(caller -> keyed(store, actor, operation, command, change, now), Answer::refused);
            if (!answer.reasons().isEmpty()) store.discard();
            return answer;
        });
    }

    private Answer<UserPermissions> keyed(
            TenantStore store, Actor actor, String operation, PermissionsCommand command, Change change, Instant now) {
        Optional<Answer<String>> before =
                Idempotency.claim(store, actor, operation, command.preconditions(), command, command.userId(), now);
        if (before.isPresent()) {
            return before.get().fold(user -> Answer.of(onRecord(store, actor, user, true)), Answer::refused);
        }
        return permissions(command)
                .fold(
                        permissions -> {
                            Optional<InvalidInput> refusal = change.refusal(permissions);
                            if (refusal.isPresent()) return Answer.refused(refusal.get());
                            change.write(new ChangeContext(store, permissions, now));
                            return Answer.of(onRecord(store, actor, command.userId(), false));
                        },
                        Answer::refused);
    }

    private UserPermissions onRecord(TenantStore store, Actor actor, String user, boolean replayed) {
        UserAccess access = store.access(user);
        Set<Permission> granted = callers.granted(actor.tenant(), user, access);
        return new UserPermissions(user, ids(granted), ids(access.revoked()), replayed);
    }

    private static Answer<Set<Permission>> permissions(PermissionsCommand command) {
        String user = command.userId();
        Optional<String> length = new LengthRule("The userId", 1, Actor.MAX_LENGTH).problem(user.isBlank() ? "" : user);
        if (length.isPresent()) return refused(length.get(), List.of("userId"));
        List<String> named = command.permissions();
        if (named == null) return Answer.of(EnumSet.allOf(Permission.class));
        return named.isEmpty()
                ? refused("permissions is empty; leave it out to mean all.", List.of(PERMISSIONS))
                : named(named);
    }

    private static Answer<Set<Permission>> named(List<String> names) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (int i = 0; i < names.size(); i++) {
            Optional<Permission> known =
                    Permission.ofId(Ascii.toLowerCase(names.get(i).strip()));
            if (known.isEmpty()) {
                return refused(
                        "Unknown permission \"" + Excerpt.text(names.get(i)) + "\"; the nearest is "
                                + ClosestMatch.of(names.get(i), ids(EnumSet.allOf(Permission.class))) + ".",
                        List.of(PERMISSIONS, Integer.toString(i)));
            }
            permissions.add(known.get());
        }
        return Answer.of(permissions);
    }

    private static <T> Answer<T> refused(String message, List<String> path) {
        return Answer.refused(new InvalidInput(message, path));
    }

    private static List<String> ids(Collection<Permission> permissions) {
        return permissions.stream().map(Permission::id).sorted().toList();
    }
}
