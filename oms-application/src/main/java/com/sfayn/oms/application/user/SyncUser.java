package com.sfayn.oms.application.user;

import com.sfayn.oms.application.Actor;
import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.Claims;
import com.sfayn.oms.application.Permission;
import com.sfayn.oms.application.RequestRefusal.InvalidInput;
import com.sfayn.oms.application.Role;
import com.sfayn.oms.application.access.Caller;
import com.sfayn.oms.application.access.Callers;
import com.sfayn.oms.application.change.StorableText;
import com.sfayn.oms.application.checkout.Addresses;
import com.sfayn.oms.application.port.CustomerAddressSnapshot;
import com.sfayn.oms.application.port.CustomerSnapshot;
import com.sfayn.oms.application.port.SnapshotChange.CustomerAddressChange;
import com.sfayn.oms.application.port.SnapshotChange.CustomerChange;
import com.sfayn.oms.application.port.SnapshotType;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.UserAccess;
import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.address.AddressForm;
import com.sfayn.oms.domain.order.CustomerDetails;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Copies what a verified token says of its user into the local snapshots: who they are, and what they may do. */
public final class SyncUser {
    /** The address that a sync brings, among those of the customer. */
    private static final String ADDRESS_ID = "synced";

    private static final String SOURCE = "token";
    private static final int LONGEST = 255;

    private final Storage storage;
    private final Callers callers;
    private final Clock clock;

    public SyncUser(Storage storage, Callers callers, Clock clock) {
        this.storage = storage;
        this.callers = callers;
        this.clock = clock;
    }

    /** What the caller adds; token values win, these fill their gaps. All may be null. */
    public record Command(String firstName, String lastName, String email, AddressForm address) {
        /** Nothing but the token. */
        public static final Command TOKEN_ONLY = new Command(null, null, null, null);

        /** Whether nothing is said of the customer beside the token. */
        boolean isEmpty() {
            return firstName == null && lastName == null && email == null;
        }
    }

    /**
     * What is on record now.
     *
     * @param customer empty for users without the customer role
     * @param permissions what the user may do, as ids
     */
    public record Synced(Optional<CustomerDetails> customer, List<String> permissions) {}

    public Answer<Synced> handle(Actor actor, Command command) {
        Optional<InvalidInput> unstorable = StorableText.refusal(command);
        if (unstorable.isPresent()) return Answer.refused(unstorable.get());
        Addresses addresses = new Addresses();
        Address address = addresses.resolved(command.address(), "address");
        if (!addresses.refusals().isEmpty()) return Answer.refused(addresses.refusals());
        List<InvalidInput> tooLong = tooLong(command);
        if (!tooLong.isEmpty()) return Answer.refused(tooLong);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return storage.inTransaction(actor.tenant(), store -> {
            if (actor.is(Role.CUSTOMER) && store.access(actor.user()).isMistakable()) {
                return Answer.refused(Callers.mistakable(actor));
            }
            UserAccess access = copy(store, actor, command, now);
            Caller caller = callers.caller(actor, access);
            if (address != null && actor.is(Role.CUSTOMER)) {
                CustomerAddressSnapshot synced = new CustomerAddressSnapshot(
                        caller.customerId(), ADDRESS_ID, CustomerAddressSnapshot.Type.SHIPPING, address, true, true);
                store.snapshots()
                        .put(SnapshotType.CUSTOMER_ADDRESS, List.of(new CustomerAddressChange(synced)), now, SOURCE);
            }
            Optional<CustomerDetails> customer = actor.is(Role.CUSTOMER)
                    ? store.customers().find(caller.customerId()).map(SyncUser::details)
                    : Optional.empty();
            return Answer.of(new Synced(
                    customer,
                    caller.permissions().stream().map(Permission::id).sorted().toList()));
        });
    }

    /** Writes the user's grants and, for a customer, their snapshot; answers the access from now on. */
    public static UserAccess copy(TenantStore store, Actor actor, Command command, Instant now) {
        Claims claims = actor.claims();
        Instant sourceAt = claims.issuedAt() == null ? now : claims.issuedAt();
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        actor.roles().forEach(role -> permissions.addAll(role.permissions()));
        UserAccess access = store.grants().replace(actor.user(), permissions, sourceAt);
        if (!actor.is(Role.CUSTOMER)) return access;
        Optional<CustomerSnapshot> known = store.customers().ofUser(actor.user());
        if (known.isEmpty()) known = store.customers().find(actor.user());
        CustomerSnapshot customer = merged(actor, command, known);
        Instant saidAt = command.isEmpty() ? sourceAt : now;
        store.snapshots().put(SnapshotType.CUSTOMER, List.of(new CustomerChange(customer)), saidAt, SOURCE);
        return new UserAccess(
                access.known(),
                access.granted(),
                access.revoked(),
                customer.active() ? Optional.of(customer.customerId()) : access.customerId(),
                access.idOfAnotherUsersCustomer());
    }

    private static List<InvalidInput> tooLong(Command command) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("firstName", command.firstName());
        texts.put("lastName", command.lastName());
        texts.put("email", command.email());
        return texts.entrySet().stream()
                .filter(text -> text.getValue() != null && text.getValue().length() > LONGEST)
                .map(text -> new InvalidInput(
                        "The " + text.getKey() + " has " + text.getValue().length() + " characters; at most " + LONGEST
                                + " are possible.",
                        List.of(text.getKey())))
                .toList();
    }

    private static CustomerSnapshot merged(Actor actor, Command command, Optional<CustomerSnapshot> known) {
        Claims claims = actor.claims();
        return new CustomerSnapshot(
                known.map(CustomerSnapshot::customerId).orElse(actor.user()),
                actor.user(),
                first(claims.firstName(), command.firstName(), known.map(CustomerSnapshot::firstName)),
                first(claims.lastName(), command.lastName(), known.map(CustomerSnapshot::lastName)),
                first(claims.email(), command.email(), known.map(CustomerSnapshot::email)),
                known.map(CustomerSnapshot::active).orElse(true));
    }

    /** A provider's word that no customer could be called by is as good as none. */
    private static String first(String token, String given, Optional<String> known) {
        boolean usable = token != null
                && token.length() <= LONGEST
                && StorableText.refusal(token, "token").isEmpty();
        if (usable) return token;
        return given != null ? given : known.orElse(null);
    }

    private static CustomerDetails details(CustomerSnapshot customer) {
        return new CustomerDetails(customer.customerId(), customer.firstName(), customer.lastName(), customer.email());
    }
}
