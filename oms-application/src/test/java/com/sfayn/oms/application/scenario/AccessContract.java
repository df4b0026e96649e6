package com.sfayn.oms.application.scenario;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.checkout.CheckoutItems;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.fixture.ShopRows;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.order.OrderQuery.Sort;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.application.query.GetHistory;
import com.sfayn.oms.application.query.ListOrders;
import com.sfayn.oms.application.user.SyncUser;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which orders and events a user finds, and what a user may do. */
public abstract class AccessContract extends ShopContract {
    protected AccessContract(Storage storage) {
        super(storage);
    }

    @Test
    void another_customer_another_vendor_and_another_tenant_find_nothing() {
        Storefront elsewhere = Storefront.open(oms, new TenantId("globex-" + UUID.randomUUID()));
        shop.syncUser(shop.customer("eve"));
        Actor otherVendor = Actor.of(shop.tenant(), "v-9", Role.VENDOR);
        shop.syncUser(otherVendor);
        OrderId id = placed(item("T-SHIRT-L", 1));
        OrderId unknownId = new OrderId("ORD-000000000000");
        Order before = shop.look(id);

        for (Actor stranger : List.of(shop.customer("eve"), otherVendor, elsewhere.admin(), elsewhere.customer())) {
            assertThat(oms.orders().getOrder().handle(stranger, id).orThrow()).isEmpty();
            assertThat(messages(cancel(stranger, id, "mine now"), id))
                    .isEqualTo(messages(cancel(stranger, unknownId, "mine now"), unknownId));
            assertThat(oms.orders()
                            .getHistory()
                            .handle(stranger, new GetHistory.Query(id, 50, null))
                            .orThrow()
                            .events())
                    .isEmpty();
            assertThat(orders(stranger)).isEmpty();
        }
        assertThat(shop.look(id)).isEqualTo(before);
    }

    @Test
    void a_vendor_sees_an_order_once_it_is_placed() {
        Order draft = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 1));

        assertThat(oms.orders().getOrder().handle(shop.vendor(), draft.id()).orThrow())
                .isEmpty();
        shop.place(shop.customer(), draft.id()).orThrow();
        assertThat(oms.orders()
                        .getOrder()
                        .handle(shop.vendor(), draft.id())
                        .orThrow()
                        .orElseThrow()
                        .availableActions())
                .containsExactly(OrderAction.CANCEL_ORDER);
    }

    @Test
    void the_history_hides_the_other_partys_user_id() {
        OrderId id = placed(item("T-SHIRT-L", 1));

        assertThat(actorIds(shop.customer(), id)).containsOnly("c-234");
        assertThat(actorIds(shop.admin(), id)).containsOnly("c-234");
        assertThat(actorIds(shop.vendor(), id)).containsOnlyNulls();
    }

    @Test
    void histories_read_together_equal_those_read_one_by_one() {
        Storefront elsewhere = Storefront.open(oms, new TenantId("globex-" + UUID.randomUUID()));
        shop.syncUser(shop.customer("eve"));
        Actor otherVendor = Actor.of(shop.tenant(), "v-9", Role.VENDOR);
        shop.syncUser(otherVendor);
        OrderId placed = placed(item("T-SHIRT-L", 1));
        OrderId draft = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 1)).id();
        OrderId evesDraft =
                shop.readyToPlace(shop.customer("eve"), item("T-SHIRT-L", 1)).id();
        String second = GetHistory.History.cursor(oms.orders()
                .getHistory()
                .handle(shop.admin(), new GetHistory.Query(placed, 2, null))
                .orThrow()
                .events()
                .get(1));
        List<GetHistory.Query> queries = List.of(
                new GetHistory.Query(placed, 2, null),
                new GetHistory.Query(evesDraft, 50, null),
                new GetHistory.Query(placed, 0, null),
                new GetHistory.Query(draft, 50, null),
                new GetHistory.Query(new OrderId("ORD-000000000000"), 50, null),
                new GetHistory.Query(draft, 50, "no cursor"),
                new GetHistory.Query(placed, 50, second));

        Map<Actor, List<Integer>> seen = new LinkedHashMap<>();
        for (Actor actor : List.of(
                shop.admin(),
                shop.customer(),
                shop.vendor(),
                shop.customer("eve"),
                otherVendor,
                elsewhere.admin(),
                shop.customer("new"))) {
            List<Answer<GetHistory.History>> together =
                    oms.orders().getHistory().handleAll(actor, queries);
            assertThat(together)
                    .isEqualTo(queries.stream()
                            .map(query -> oms.orders().getHistory().handle(actor, query))
                            .toList());
            seen.put(
                    actor,
                    together.stream()
                            .map(answer ->
                                    answer.fold(history -> history.events().size(), reasons -> -1))
                            .toList());
        }
        assertThat(seen.values())
                .containsExactly(
                        List.of(2, 3, -1, 3, 0, -1, 2),
                        List.of(2, 0, -1, 3, 0, -1, 2),
                        List.of(2, 0, -1, 0, 0, -1, 2),
                        List.of(0, 3, -1, 0, 0, -1, 0),
                        List.of(0, 0, -1, 0, 0, -1, 0),
                        List.of(0, 0, -1, 0, 0, -1, 0),
                        List.of(-1, -1, -1, -1, -1, -1, -1));
    }

    @Test
    void pages_of_orders_show_each_order_once() {
        Set<OrderId> placed = Set.copyOf(IntStream.range(0, 7)
                .mapToObj(i -> placed(item("T-SHIRT-L", 1)))
                .toList());
        for (Sort sort : Sort.values()) {
            List<OrderId> seen = new ArrayList<>();
            String after = null;
            boolean more = true;
            while (more) {
                ListOrders.Page page = oms.orders()
                        .listOrders()
                        .handle(shop.customer(), new ListOrders.Query(ListOrders.Filter.NONE, sort, 3, after))
                        .orThrow();
                page.entries().forEach(entry -> seen.add(entry.order().order().id()));
                more = page.more();
                after = page.entries().get(page.entries().size() - 1).cursor();
            }
            assertThat(seen).as(sort.name()).hasSize(7).containsExactlyInAnyOrderElementsOf(placed);
        }
    }

    @Test
    void an_unknown_user_must_sync_and_a_user_without_the_role_is_forbidden() {
        assertThat(codes(shop.checkOut(shop.customer("new"), item("T-SHIRT-L", 1))))
                .containsExactly("USER_NOT_SYNCED");
        assertThat(codes(shop.checkOut(shop.vendor(), item("T-SHIRT-L", 1)))).containsExactly("FORBIDDEN");
        Actor pretender = Actor.of(shop.tenant(), "c-234", Role.ADMIN);
        assertThat(oms.checkout()
                        .listCustomerAddresses()
                        .handle(pretender, "c-1")
                        .refusals())
                .isEmpty();
        assertThat(codes(oms.checkout()
                        .checkoutItems()
                        .handle(
                                shop.customer(),
                                new CheckoutItems.Command(
                                        "v-234",
                                        null,
                                        "c-999",
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        List.of(item("T-SHIRT-L", 1)),
                                        Preconditions.NONE))))
                .containsExactly("FORBIDDEN");
    }

    @Test
    void a_revoked_permission_is_gone_at_once_and_no_sync_restores_it() {
        revoke(shop.customer(), Permission.PLACE_ORDER);
        shop.syncUser(shop.customer());
        Order ready = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 1));

        assertThat(codes(shop.place(shop.customer(), ready.id()))).containsExactly("FORBIDDEN");
        assertThat(oms.orders()
                        .getOrder()
                        .handle(shop.customer(), ready.id())
                        .orThrow()
                        .orElseThrow()
                        .availableActions())
                .doesNotContain(OrderAction.PLACE_ORDER)
                .contains(OrderAction.ADD_COUPON);
    }

    @Test
    void a_user_whose_id_is_another_users_customer_id_is_not_that_customer() {
        shop.load(SnapshotType.CUSTOMER, customerOfAlice(true));
        Actor alice = shop.customer("alice");
        Actor namesake = shop.customer("cust-1");
        shop.syncUser(alice);
        OrderId id = shop.readyToPlace(alice, item("T-SHIRT-L", 1)).id();

        assertThat(codes(oms.users().syncUser().handle(namesake, SyncUser.Command.TOKEN_ONLY)))
                .containsExactly("FORBIDDEN");
        grant(namesake);
        assertThat(codes(oms.orders().getOrder().handle(namesake, id))).containsExactly("FORBIDDEN");
        assertThat(oms.orders().getOrder().handle(alice, id).orThrow()).isPresent();

        shop.load(SnapshotType.CUSTOMER, customerOfAlice(false));
        assertThat(codes(oms.orders().getOrder().handle(namesake, id))).containsExactly("FORBIDDEN");
    }

    @Test
    void data_that_a_user_adds_to_the_same_token_is_kept() {
        SyncUser.Command names = new SyncUser.Command("Ada", null, null, null);

        assertThat(oms.users()
                        .syncUser()
                        .handle(shop.customer(), names)
                        .orThrow()
                        .customer()
                        .orElseThrow()
                        .firstName())
                .isEqualTo("Ada");
        assertThat(codes(oms.users()
                        .syncUser()
                        .handle(shop.customer(), new SyncUser.Command("x".repeat(256), null, null, null))))
                .containsExactly("INVALID_INPUT");
    }

    private static Map<String, Object> customerOfAlice(boolean active) {
        return ShopRows.row(
                "customer_id",
                "cust-1",
                "user_id",
                "alice",
                "first_name",
                "Alice",
                "last_name",
                "L",
                "email",
                "a@example.com",
                "is_active",
                active);
    }

    private void revoke(Actor actor, Permission permission) {
        storage().inTransaction(shop.tenant(), store -> {
            store.grants().revoke(actor.user(), Set.of(permission), Instant.parse("2026-01-01T00:00:00Z"));
            return null;
        });
    }

    private void grant(Actor actor) {
        storage()
                .inTransaction(
                        shop.tenant(),
                        store -> store.grants()
                                .replace(
                                        actor.user(),
                                        EnumSet.of(Permission.GET_ORDER),
                                        new SourceStamp(Instant.EPOCH, "e", "test")));
    }

    private List<OrderId> orders(Actor actor) {
        return listed(actor, ListOrders.Filter.NONE);
    }

    private List<String> actorIds(Actor actor, OrderId id) {
        return oms.orders().getHistory().handle(actor, new GetHistory.Query(id, 50, null)).orThrow().events().stream()
                .map(event -> event.actor().id())
                .toList();
    }

    private static List<String> messages(Answer<?> answer, OrderId asked) {
        return answer.refusals().stream()
                .map(reason -> reason.code() + reason.message().replace(asked.value(), "that id") + reason.path())
                .toList();
    }
}
