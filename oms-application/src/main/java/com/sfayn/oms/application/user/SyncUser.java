package com.sfayn.oms.application.user;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.internal.access.Caller;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.address.Addresses;
import com.sfayn.oms.application.internal.change.TextValidation;
import com.sfayn.oms.application.internal.user.IdentityUpdate;
import com.sfayn.oms.application.internal.user.UserRecords;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.snapshot.CustomerAddressSnapshot;
import com.sfayn.oms.application.port.snapshot.CustomerSnapshot;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CustomerAddressChange;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.application.port.user.UserAccess;
import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.address.AddressForm;
import com.sfayn.oms.domain.order.party.CustomerDetails;
import com.sfayn.oms.domain.parsing.LengthRule;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copies a verified token's user into the snapshots: their identity and their permissions. */
public final class SyncUser {
    /** The id of the address that a sync writes. */
    private static final String ADDRESS_ID = "synced";

    private final Storage storage;
    private final Callers callers;
    private final Clock clock;

    public SyncUser(Storage storage, Callers callers, Clock clock) {
        this.storage = storage;
        this.callers = callers;
        this.clock = clock;
    }

    /** What the caller adds to the token. Values of the token take precedence. All may be null. */
    public record Command(String firstName, String lastName, String email, AddressForm address) {
        /** Adds nothing to the token. */
        public static final Command TOKEN_ONLY = new Command(null, null, null, null);
    }

    /**
     * The stored state after a sync.
     *
     * @param customer empty for users without the customer role
     * @param permissions ids of the user's permissions
     */
    public record Synced(Optional<CustomerDetails> customer, List<String> permissions) {}

    public Answer<Synced> handle(Actor actor, Command command) {
        Optional<InvalidInput> unstorable = TextValidation.refusal(command);
        if (unstorable.isPresent()) return Answer.refused(unstorable.get());
        Addresses addresses = new Addresses();
        Address address = addresses.resolved(command.address(), "address");
        if (!addresses.refusals().isEmpty()) return Answer.refused(addresses.refusals());
        List<InvalidInput> tooLong = tooLong(command);
        if (!tooLong.isEmpty()) return Answer.refused(tooLong);
        Instant now = clock.instant();
        return storage.inTransaction(actor.tenant(), store -> {
            UserAccess before = store.access(actor.user());
            if (actor.is(Role.CUSTOMER) && before.isMistakable()) return Answer.refused(Callers.mistakable(actor));
            IdentityUpdate update = IdentityUpdate.of(actor, now);
            Caller caller = callers.caller(
                    actor, UserRecords.copy(store, before, update).access());
            if (!actor.is(Role.CUSTOMER)) return Answer.of(new Synced(Optional.empty(), caller.permissionIds()));
            if (address != null) putAddress(store, caller.customerId(), address, now);
            Optional<CustomerDetails> customer = store.customers()
                    .find(caller.customerId())
                    .map(known -> details(fillGaps(store, known, update, command, now)));
            return Answer.of(new Synced(customer, caller.permissionIds()));
        });
    }

    /** Copies the token on a user's first request, where the settings do not require an explicit sync. */
    public static UserAccess firstCall(TenantStore store, Actor actor, UserAccess unknown, Instant now) {
        return UserRecords.copy(store, unknown, IdentityUpdate.of(actor, now)).access();
    }

    private static void putAddress(TenantStore store, String customerId, Address address, Instant now) {
        CustomerAddressSnapshot synced = new CustomerAddressSnapshot(
                customerId, ADDRESS_ID, CustomerAddressSnapshot.Type.SHIPPING, address, true, true);
        SourceStamp stamp = IdentityUpdate.stamp(now);
        store.snapshots().put(SnapshotType.CUSTOMER_ADDRESS, List.of(new CustomerAddressChange(synced)), stamp);
    }

    private static CustomerSnapshot fillGaps(
            TenantStore store, CustomerSnapshot known, IdentityUpdate update, Command command, Instant now) {
        CustomerSnapshot filled = new CustomerSnapshot(
                known.customerId(),
                known.userId(),
                filled(update.firstName(), command.firstName(), known.firstName()),
                filled(update.lastName(), command.lastName(), known.lastName()),
                filled(update.email(), command.email(), known.email()),
                known.active());
        if (filled.equals(known) || !update.user().equals(known.userId())) return known;
        UserRecords.put(store, filled, IdentityUpdate.stamp(now));
        return store.customers().find(known.customerId()).orElse(known);
    }

    /** Values of the token have been copied already, unless something newer was stored. */
    private static String filled(String token, String given, String known) {
        return token != null || given == null ? known : given;
    }

    private static List<InvalidInput> tooLong(Command command) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("firstName", command.firstName());
        texts.put("lastName", command.lastName());
        texts.put("email", command.email());
        List<InvalidInput> tooLong = new ArrayList<>();
        texts.forEach((field, text) -> LengthRule.upTo(LengthRule.SHORT, "The " + field)
                .problem(text)
                .ifPresent(problem -> tooLong.add(new InvalidInput(problem, List.of(field)))));
        return tooLong;
    }

    private static CustomerDetails details(CustomerSnapshot customer) {
        return new CustomerDetails(customer.customerId(), customer.firstName(), customer.lastName(), customer.email());
    }
}
