package com.sfayn.oms.application.scenario;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.FixedGrant;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.event.EventSource;
import com.sfayn.oms.application.event.EventTypes;
import com.sfayn.oms.application.event.SourceEvent;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.user.PermissionsCommand;
import com.sfayn.oms.application.user.UserPermissions;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Permissions that an admin revokes are gone at the next call, until they are restored. Runs on every storage. */
public abstract class RevocationContract extends ScenarioContract {
    private static final EventSource GATEWAY =
            new EventSource("stream.identity_gateway_service", Set.of(EventTypes.USER_LOGGED_IN));

    private final TenantId acme = new TenantId("acme-" + UUID.randomUUID());
    private final Oms oms = Oms.builder().storage(storage()).build();
    private final Storefront shop = Storefront.open(oms, acme);

    protected RevocationContract(Storage storage) {
        super(storage);
    }

    @Test
    void a_revocation_takes_effect_at_the_next_call_of_a_session() {
        OrderId id = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 1)).id();

        UserPermissions left = revoke("c-234", "place_order").orThrow();

        assertThat(left.revoked()).containsExactly("place_order");
        assertThat(left.permissions()).contains("checkout_items").doesNotContain("place_order");
        assertThat(codes(shop.place(shop.customer(), id))).containsExactly("FORBIDDEN");
        assertThat(codes(shop.addCoupon(shop.customer(), id, "WELCOME25"))).isEmpty();
        restore("c-234", "PLACE_ORDER").orThrow();
        assertThat(codes(shop.place(shop.customer(), id))).isEmpty();
    }

    @Test
    void without_a_list_everything_is_revoked_and_restored() {
        assertThat(revoke("c-234").orThrow().permissions()).isEmpty();
        assertThat(codes(shop.checkOut(shop.customer(), item("T-SHIRT-L", 1)))).containsExactly("FORBIDDEN");

        UserPermissions restored = restore("c-234").orThrow();

        assertThat(restored.revoked()).isEmpty();
        assertThat(restored.permissions()).contains("checkout_items").doesNotContain("mark_as_shipped");
        assertThat(codes(shop.checkOut(shop.customer(), item("T-SHIRT-L", 1)))).isEmpty();
    }

    @Test
    void a_name_that_only_looks_like_a_permission_is_refused() {
        String withKelvinSign = "chec\u212Aout_items";

        assertThat(codes(revoke("c-234", withKelvinSign))).containsExactly("INVALID_INPUT");
        assertThat(codes(revoke("c-234", "place_order\u0131"))).containsExactly("INVALID_INPUT");
    }

    @Test
    void neither_a_token_nor_a_login_lifts_a_revocation() {
        revoke("c-234", "checkout_items").orThrow();

        shop.syncUser(shop.customer());
        oms.events()
                .receiveEvent()
                .handle(
                        acme,
                        GATEWAY,
                        new SourceEvent(
                                EventTypes.USER_LOGGED_IN,
                                "e-1",
                                Instant.now(),
                                Map.of("sub", "c-234", "roles", "customer")))
                .orThrow();

        assertThat(codes(shop.checkOut(shop.customer(), item("T-SHIRT-L", 1)))).containsExactly("FORBIDDEN");
    }

    @Test
    void neither_settings_nor_automatic_sync_lift_a_revocation_even_of_an_unknown_user() {
        revoke("c-fixed", "checkout_items").orThrow();
        revoke("c-new", "checkout_items").orThrow();
        Oms generous = Oms.builder()
                .storage(storage())
                .fixedGrants(List.of(new FixedGrant(acme, "c-fixed", Role.CUSTOMER)))
                .syncUsersAutomatically(true)
                .build();
        Storefront other = new Storefront(generous, acme);

        assertThat(codes(other.checkOut(other.customer("c-fixed"), item("T-SHIRT-L", 1))))
                .containsExactly("FORBIDDEN");
        assertThat(codes(other.checkOut(other.customer("c-new"), item("T-SHIRT-L", 1))))
                .containsExactly("FORBIDDEN");
        assertThat(codes(other.checkOut(other.customer("c-other"), item("T-SHIRT-L", 1))))
                .isEmpty();
        assertThat(generous.users()
                        .restorePermissions()
                        .handle(shop.admin(), new PermissionsCommand("c-fixed", null, Preconditions.NONE))
                        .orThrow()
                        .permissions())
                .contains("checkout_items");
    }

    @Test
    void only_an_admin_with_the_permission_may_revoke_and_only_in_their_own_tenant() {
        Storefront other = Storefront.open(oms, new TenantId("globex-" + UUID.randomUUID()));

        assertThat(codes(revoke(shop.customer(), "v-234", Preconditions.NONE, "mark_as_shipped")))
                .containsExactly("FORBIDDEN");
        assertThat(codes(revoke(shop.vendor(), "c-234", Preconditions.NONE, "place_order")))
                .containsExactly("FORBIDDEN");
        assertThat(codes(revoke(Actor.of(acme, "stranger", Role.ADMIN), "c-234", Preconditions.NONE, "place_order")))
                .containsExactly("USER_NOT_SYNCED");
        revoke(other.admin(), "c-234", Preconditions.NONE).orThrow();

        assertThat(codes(shop.checkOut(shop.customer(), item("T-SHIRT-L", 1)))).isEmpty();
        assertThat(codes(other.checkOut(other.customer(), item("T-SHIRT-L", 1))))
                .containsExactly("FORBIDDEN");
    }

    @Test
    void an_admin_can_not_lock_themselves_out_by_accident_but_another_one_can() {
        assertThat(revoke("root").refusals())
                .extracting(Refusal::message)
                .containsExactly("This would revoke your own manage_grants, and you could not restore it. Name the"
                        + " permissions without it, or let another admin do it.");
        revoke("root", "import_snapshots").orThrow();
        restore("root").orThrow();
        Actor second = Actor.of(acme, "second", Role.ADMIN);
        shop.syncUser(second);

        revoke(second, "root", Preconditions.NONE, "manage_grants").orThrow();

        assertThat(codes(revoke("c-234", "place_order"))).containsExactly("FORBIDDEN");
    }

    @Test
    void an_invalid_permission_or_user_is_refused_by_name() {
        assertThat(revoke("c-234", "place_order", "place_ordre").refusals())
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.message())
                            .isEqualTo("Unknown permission \"place_ordre\"; the nearest is place_order.");
                    assertThat(reason.path()).containsExactly("permissions", "1");
                });
        assertThat(oms.users()
                        .revokePermissions()
                        .handle(shop.admin(), new PermissionsCommand("c-234", List.of(), Preconditions.NONE))
                        .refusals())
                .extracting(Refusal::message)
                .containsExactly("permissions is empty; leave it out to mean all.");
        assertThat(codes(revoke(" ", "place_order"))).containsExactly("INVALID_INPUT");
        assertThat(codes(revoke("u".repeat(256), "place_order"))).containsExactly("INVALID_INPUT");
        assertThat(codes(revoke("u\u0000", "place_order"))).containsExactly("INVALID_INPUT");
    }

    @Test
    void a_repeated_key_revokes_once_and_returns_the_current_permissions() {
        Preconditions once = new Preconditions("r-1", null);
        revoke(shop.admin(), "c-234", once, "place_order").orThrow();
        restore("c-234", "place_order").orThrow();

        UserPermissions again =
                revoke(shop.admin(), "c-234", once, "place_order").orThrow();

        assertThat(again.replayed()).isTrue();
        assertThat(again.revoked()).isEmpty();
        assertThat(codes(revoke(shop.admin(), "c-234", once, "add_coupon"))).containsExactly("IDEMPOTENCY_KEY_REUSED");
        assertThat(codes(revoke(shop.admin(), "c-234", new Preconditions("r-2", null), "nonsense")))
                .containsExactly("INVALID_INPUT");
        assertThat(revoke(shop.admin(), "c-234", new Preconditions("r-2", null), "add_coupon")
                        .orThrow()
                        .replayed())
                .isFalse();
    }

    private Answer<UserPermissions> revoke(String user, String... permissions) {
        return revoke(shop.admin(), user, Preconditions.NONE, permissions);
    }

    private Answer<UserPermissions> revoke(Actor by, String user, Preconditions preconditions, String... permissions) {
        return oms.users().revokePermissions().handle(by, command(user, preconditions, permissions));
    }

    private Answer<UserPermissions> restore(String user, String... permissions) {
        return oms.users().restorePermissions().handle(shop.admin(), command(user, Preconditions.NONE, permissions));
    }

    private static PermissionsCommand command(String user, Preconditions preconditions, String... permissions) {
        return new PermissionsCommand(user, permissions.length == 0 ? null : List.of(permissions), preconditions);
    }
}
