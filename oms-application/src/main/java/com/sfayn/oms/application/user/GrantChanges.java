package com.sfayn.oms.application.user;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.change.ChangeTransactions;
import com.sfayn.oms.application.internal.change.ChangeTransactions.Call;
import com.sfayn.oms.application.internal.change.KeyedRequest;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.user.GrantRepository;
import com.sfayn.oms.application.port.user.UserAccess;
import com.sfayn.oms.domain.parsing.Ascii;
import com.sfayn.oms.domain.parsing.ClosestMatch;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.parsing.LengthRule;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The common part of an admin's changes of permissions: permission, idempotency key, replay, validation. */
final class GrantChanges {
    private static final String PERMISSIONS = "permissions";

    private final ChangeTransactions transactions;
    private final Callers callers;

    GrantChanges(Storage storage, Callers callers, Clock clock) {
        this.transactions = new ChangeTransactions(storage, callers, clock);
        this.callers = callers;
    }

    /** The part that differs between the use cases. */
    @FunctionalInterface
    interface Change {
        void write(GrantRepository grants, Set<Permission> permissions, Instant now);

        /** Returns the error if these permissions must not be changed. */
        default Optional<InvalidInput> refusal(Set<Permission> permissions) {
            return Optional.empty();
        }
    }

    Answer<UserPermissions> make(Actor actor, String operation, PermissionsCommand command, Change change) {
        KeyedRequest request = new KeyedRequest(actor, operation, command.preconditions(), command);
        return transactions.permitted(
                actor,
                Permission.MANAGE_GRANTS,
                command,
                call -> request.once(
                        call.store(),
                        call.now(),
                        command.userId(),
                        user -> Answer.of(onRecord(call.store(), actor, user, true)),
                        () -> permissions(command)
                                .fold(permissions -> changed(call, command, permissions, change), Answer::refused)));
    }

    private Answer<UserPermissions> changed(
            Call call, PermissionsCommand command, Set<Permission> permissions, Change change) {
        Optional<InvalidInput> refusal = change.refusal(permissions);
        if (refusal.isPresent()) return Answer.refused(refusal.get());
        change.write(call.store().grants(), permissions, call.now());
        return Answer.of(onRecord(call.store(), call.caller().actor(), command.userId(), false));
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
