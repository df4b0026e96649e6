package com.sfayn.oms.application.scenario;

import static com.sfayn.oms.application.fixture.ShopRows.row;
import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.checkout.ChangeDestination;
import com.sfayn.oms.application.checkout.RemoveCoupon;
import com.sfayn.oms.application.checkout.SelectShippingOption;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.RequestRefusal.RowsRefused;
import com.sfayn.oms.application.fixture.ShopRows;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.order.OrderQuery.Sort;
import com.sfayn.oms.application.port.snapshot.CustomerAddressSnapshot;
import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CouponChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.TaxRuleChange;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad.NumberedChange;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.application.query.ListOrders;
import com.sfayn.oms.application.snapshot.SyncMode;
import com.sfayn.oms.application.snapshot.SyncSnapshots;
import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.address.AddressForm;
import com.sfayn.oms.domain.address.Destination;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.order.delivery.FulfilmentStatus;
import com.sfayn.oms.domain.order.payment.PaymentStatus;
import com.sfayn.oms.domain.pricing.condition.Window;
import com.sfayn.oms.domain.pricing.offer.Coupon;
import com.sfayn.oms.domain.pricing.tax.TaxLine;
import com.sfayn.oms.domain.pricing.tax.TaxRule;
import com.sfayn.oms.domain.tenant.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes, names and ids as people type them and as files contain them. Runs on every storage. */
public abstract class TypedInputContract extends ScenarioContract {
    private final TenantId acme = new TenantId("acme-" + UUID.randomUUID());
    private Storefront shop;

    protected TypedInputContract(Storage storage) {
        super(storage);
    }

    @BeforeEach
    void open() {
        shop = Storefront.open(Oms.builder().storage(storage()).build(), acme);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00A0", "\u200B", "\uFEFF", "\u2060", "\u200E", "\u3000", "\u00AD", " "})
    void invisible_characters_are_removed_from_coupon_codes(String invisible) {
        coupon("H20" + invisible, "o-25", true);

        assertThat(coupons(shop.addCoupon(shop.customer(), draft(), "h20"))).containsExactly("H20");
        assertThat(coupons(shop.addCoupon(shop.customer(), draft(), invisible + "H20" + invisible)))
                .containsExactly("H20");
    }

    @ParameterizedTest
    @CsvSource({"STRASSE, straße", "straße, STRASSE", "CAFÉ, cafe\u0301", "İNDİRİM, indirim", "ＳＡＬＥ, sale"})
    void a_coupon_code_is_the_same_in_every_spelling_that_people_type(String stored, String typed) {
        coupon(stored, "o-25", true);
        OrderId id = draft();

        assertThat(coupons(shop.addCoupon(shop.customer(), id, typed))).hasSize(1);
        assertThat(shop.addCoupon(shop.customer(), id, stored).refusals())
                .extracting(reason -> reason.code())
                .containsExactly("COUPON_ALREADY_ADDED");
        assertThat(coupons(removed(id, stored))).isEmpty();
    }

    @Test
    void a_coupon_written_by_an_older_version_is_found_until_its_source_sends_it_again() {
        Coupon stored = new Coupon("v-234", "İNDİRİM", "o-25", Window.ALWAYS, true);
        storedByAnOlderVersion(SnapshotType.COUPON, new CouponChange(stored));
        OrderId id = draft();

        assertThat(coupons(shop.addCoupon(shop.customer(), id, "İNDİRİM"))).containsExactly("İNDİRİM");
        assertThat(coupons(shop.changeDestination(shop.customer(), id))).containsExactly("İNDİRİM");
        assertThat(draftsWith("İndİrİm")).containsExactly(id);
        coupon("İndirim", "o-25", false);
        assertThat(coupons(shop.selectStandard(shop.customer(), id))).isEmpty();
        assertThat(shop.addCoupon(shop.customer(), draft(), "İNDİRİM").refusals())
                .extracting(reason -> reason.code())
                .containsExactly("COUPON_NOT_ACTIVE");
    }

    @ParameterizedTest
    @CsvSource({"Food, food", "FOOD, Food", "Cafe\u0301, CAFÉ", "'Food\u00A0', food", "Süßes, SÜSSES", "ﬁsh, Fish"})
    void a_category_is_taxed_by_the_rule_for_it_in_every_spelling(String ofProduct, String ofRule) {
        shop.load(
                SnapshotType.TAX_RULE,
                List.of(categoryRule("general", "0.20", ""), categoryRule("special", "0.05", ofRule)));
        Map<String, Object> bread = new HashMap<>(ShopRows.product("BREAD", "10.00", 5));
        bread.put("product_category", ofProduct);
        shop.load(SnapshotType.PRODUCT, bread);

        Order order = shop.readyToPlace(shop.customer(), item("BREAD", 1));

        assertThat(order.pricing().taxes()).extracting(TaxLine::name).containsExactly("special");
        assertThat(order.pricing().tax()).isEqualTo(Money.of("0.50", "SGD"));
    }

    @Test
    void invisible_characters_are_removed_from_skus_and_ids_which_are_otherwise_compared_exactly() {
        shop.load(SnapshotType.PRODUCT, ShopRows.product("\uFEFFMUG\u00A0", "8.00", 5));

        Order order = shop.readyToPlace(shop.customer(), item("MUG\u200B", 1));

        assertThat(order.lines().get(0).sku()).isEqualTo("MUG");
        assertThat(shop.checkOut(shop.customer(), item("mug", 1)).refusals())
                .extracting(reason -> reason.code())
                .containsExactly("UNKNOWN_PRODUCT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Quebec", "Québec", "CA-QC", "QC", "qc", "Quebec (QC)", "QUE\u0301BEC", "Province of Quebec"})
    void a_state_with_a_tax_rule_is_taxed_in_every_spelling(String state) {
        shop.load(SnapshotType.TAX_RULE, List.of(rule("gst", "CA", "", "0.05"), rule("qst", "CA", "QC", "0.10")));

        Order order = sentTo(draft(), state, "Canada").orThrow().order().order();

        assertThat(order.pricing().taxes()).extracting(TaxLine::name).containsExactly("gst", "qst");
        assertThat(order.delivery().destination().state()).isEqualTo(state);
        assertThat(order.delivery().destination().stateCode()).isEqualTo("QC");
    }

    @Test
    void an_unknown_state_is_refused_where_taxes_depend_on_it_and_kept_elsewhere() {
        shop.load(SnapshotType.TAX_RULE, List.of(rule("gst", "CA", "", "0.05"), rule("qst", "CA", "Québec", "0.10")));

        assertThat(refusals(sentTo(draft(), "Qebec", "Canada")))
                .containsExactly(
                        "DESTINATION_INVALID [address, state] \"Qebec\" is not a known subdivision of Canada; the"
                                + " nearest is Quebec. Taxes in Canada depend on it."
                                + " Use a name or an ISO 3166-2 code.");
        assertThat(refusals(sentTo(draft(), null, "Canada")))
                .containsExactly(
                        "DESTINATION_INVALID [address, state] The state is missing; taxes in Canada depend on it."
                                + " Use a name or an ISO 3166-2 code.");
        assertThat(sentTo(draft(), "Ontario", "Canada")
                        .orThrow()
                        .order()
                        .order()
                        .pricing()
                        .taxes())
                .extracting(TaxLine::name)
                .containsExactly("gst");
        assertThat(sentTo(draft(), "Somewhere", "Germany")
                        .orThrow()
                        .order()
                        .order()
                        .delivery()
                        .destination()
                        .state())
                .isEqualTo("Somewhere");
    }

    @Test
    void a_rule_for_a_region_taxes_its_provinces_and_a_region_with_a_rule_for_a_province_must_name_it() {
        shop.load(SnapshotType.TAX_RULE, rule("region", "ES", "Cataluña", "0.10"));
        Order order = sentTo(draft(), "Barcelona", "Spain").orThrow().order().order();
        shop.load(SnapshotType.TAX_RULE, rule("province", "ES", "Girona", "0.20"));

        assertThat(order.pricing().taxes()).extracting(TaxLine::name).containsExactly("region");
        assertThat(refusals(sentTo(draft(), "Catalonia", "Spain")))
                .containsExactly(
                        "DESTINATION_INVALID [address, state] \"Catalonia\" has parts that are taxed differently,"
                                + " such as Girona. Name the part. Use a name or an ISO 3166-2 code.");
        assertThat(sentTo(draft(), "Girona", "Spain")
                        .orThrow()
                        .order()
                        .order()
                        .pricing()
                        .taxes())
                .extracting(TaxLine::name)
                .containsExactlyInAnyOrder("province", "region");
    }

    @Test
    void a_draft_with_an_unknown_state_is_not_placed_once_a_tax_rule_depends_on_it() {
        OrderId id = draft();
        sentTo(id, "Qebec", "Canada").orThrow();
        shop.load(SnapshotType.SHIPPING_OPTION, international("Flat Rate"));
        shop.oms()
                .checkout()
                .selectShippingOption()
                .handle(shop.customer(), new SelectShippingOption.Command(id, "Flat Rate", null, Preconditions.NONE))
                .orThrow();
        shop.load(SnapshotType.TAX_RULE, rule("qst", "CA", "QC", "0.10"));

        assertThat(refusals(shop.place(shop.customer(), id)))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal).startsWith("DESTINATION_INVALID [] \"Qebec\" is not"));
    }

    @Test
    void a_default_address_that_can_not_be_taxed_is_not_used_as_destination() {
        shop.load(SnapshotType.TAX_RULE, rule("qst", "CA", "QC", "0.10"));
        shop.load(SnapshotType.CUSTOMER_ADDRESS, address("a-1", "shipping", "Qebec", "Canada"));
        Order order = shop.look(draft());
        shop.load(SnapshotType.CUSTOMER_ADDRESS, address("a-1", "shipping", "Quebec", "Canada"));

        assertThat(order.delivery().destination()).isNull();
        assertThat(shop.look(draft()).delivery().destination().stateCode()).isEqualTo("QC");
    }

    @Test
    void rules_and_addresses_written_by_an_older_version_are_compared_the_same_way() {
        TaxRule stored =
                new TaxRule("qst", "CA", "Québec", "qst", new BigDecimal("0.10"), Window.ALWAYS, false, Set.of(), true);
        storedByAnOlderVersion(SnapshotType.TAX_RULE, new TaxRuleChange(stored));

        assertThat(sentTo(draft(), "QC", "Canada")
                        .orThrow()
                        .order()
                        .order()
                        .pricing()
                        .taxes())
                .extracting(TaxLine::name)
                .containsExactly("qst");
        assertThat(Destination.of(new Address(null, null, "s", null, "c", "Quebec", null, null, "Canada", "CA", null)))
                .isEqualTo(new Destination("CA", "QC", "c"));
    }

    @Test
    void the_newer_of_two_default_addresses_of_a_type_is_the_default_regardless_of_its_feed() {
        shop.load(SnapshotType.CUSTOMER_ADDRESS, address("a-2", "shipping", null, "Singapore"));
        shop.load(SnapshotType.CUSTOMER_ADDRESS, address("b-1", "billing", null, "Singapore"));
        stored("a-1", "shipping", Instant.parse("2026-01-02T00:00:00Z"));
        stored("a-3", "shipping", Instant.parse("2026-01-01T00:00:00Z"));

        assertThat(defaults()).containsExactly("a-2", "b-1");

        shop.load(SnapshotType.CUSTOMER_ADDRESS, address("a-3", "shipping", null, "Singapore"));
        assertThat(defaults()).containsExactly("a-3", "b-1");

        Map<String, Object> noLonger = new HashMap<>(address("a-3", "shipping", null, "Singapore"));
        noLonger.put("is_active", false);
        shop.load(SnapshotType.CUSTOMER_ADDRESS, noLonger);
        assertThat(defaults()).containsExactly("a-2", "b-1");
    }

    @Test
    void two_default_addresses_of_a_type_in_one_list_are_refused() {
        var rows = List.of(
                address("a-1", "shipping", null, "Singapore"),
                address("b-1", "billing", null, "Singapore"),
                address("a-2", "shipping", null, "Singapore"));

        var reasons = shop.oms()
                .snapshots()
                .syncSnapshots()
                .handle(shop.admin(), SyncSnapshots.Command.upsert(SnapshotType.CUSTOMER_ADDRESS, rows))
                .refusals();

        assertThat(((RowsRefused) reasons.get(0)).rows())
                .extracting(error -> error.line() + " " + error.column() + " " + error.message())
                .containsExactly("3 is_default Row 1 already has the default shipping address of customer c-234; there"
                        + " can be only one.");
    }

    @Test
    void an_empty_list_of_statuses_matches_no_order_and_a_missing_one_matches_all() {
        OrderId id = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 1)).id();
        shop.place(shop.customer(), id).orThrow();

        assertThat(listed(null, null, null)).hasSize(1);
        assertThat(listed(Set.of(OrderStatus.PENDING), null, null)).hasSize(1);
        assertThat(listed(Set.of(), null, null)).isEmpty();
        assertThat(listed(null, Set.of(), null)).isEmpty();
        assertThat(listed(null, null, Set.of())).isEmpty();
    }

    private List<?> listed(Set<OrderStatus> status, Set<PaymentStatus> payment, Set<FulfilmentStatus> fulfilment) {
        ListOrders.Filter filter = new ListOrders.Filter(
                status, payment, fulfilment, null, null, null, null, null, null, null, null, null, null, null, null);
        return shop.oms()
                .orders()
                .listOrders()
                .handle(shop.admin(), new ListOrders.Query(filter, Sort.CREATED_AT_DESC, 10, null))
                .orThrow()
                .entries();
    }

    private List<OrderId> draftsWith(String couponCode) {
        ListOrders.Filter filter = new ListOrders.Filter(
                Set.of(OrderStatus.DRAFT),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                couponCode,
                null,
                null,
                null,
                null,
                null,
                null);
        return shop
                .oms()
                .orders()
                .listOrders()
                .handle(shop.admin(), new ListOrders.Query(filter, Sort.CREATED_AT_DESC, 10, null))
                .orThrow()
                .entries()
                .stream()
                .map(entry -> entry.order().order().id())
                .toList();
    }

    private List<String> defaults() {
        return storage().inTransaction(acme, store -> store.customers().addresses("c-234")).stream()
                .filter(CustomerAddressSnapshot::isDefault)
                .map(CustomerAddressSnapshot::addressId)
                .toList();
    }

    private void stored(String id, String type, Instant at) {
        var rows = List.of(address(id, type, null, "Singapore"));
        shop.oms()
                .snapshots()
                .syncSnapshots()
                .handle(
                        shop.admin(),
                        new SyncSnapshots.Command(
                                SnapshotType.CUSTOMER_ADDRESS,
                                SyncMode.UPSERT,
                                false,
                                false,
                                at,
                                rows,
                                Preconditions.NONE))
                .orThrow();
    }

    private Answer<OrderChanged> sentTo(OrderId id, String state, String country) {
        AddressForm form = new AddressForm(null, null, "1 Main St", null, "Somewhere", state, null, null, country);
        return shop.oms()
                .checkout()
                .changeDestination()
                .handle(shop.customer(), new ChangeDestination.Command(id, form, null, Preconditions.NONE));
    }

    private static List<String> refusals(Answer<?> answer) {
        return answer.refusals().stream()
                .map(reason -> reason.code() + " " + reason.path() + " " + reason.message())
                .toList();
    }

    private static Map<String, Object> international(String name) {
        Map<String, Object> option = new HashMap<>(ShopRows.option(name, "12.00"));
        option.put("conditions", Map.of("international", true));
        return option;
    }

    private static Map<String, Object> address(String id, String type, String state, String country) {
        return row(
                "customer_id",
                "c-234",
                "address_id",
                id,
                "address_type",
                type,
                "street",
                "1 Main St",
                "city",
                "Somewhere",
                "state",
                state,
                "country",
                country,
                "is_default",
                true,
                "is_active",
                true);
    }

    private static Map<String, Object> rule(String id, String country, String state, String rate) {
        return row("rule_id", id, "country", country, "state", state, "name", id, "rate", rate, "is_active", true);
    }

    private OrderId draft() {
        return shop.checkOut(shop.customer(), item("T-SHIRT-L", 10))
                .orThrow()
                .orders()
                .get(0)
                .order()
                .id();
    }

    private Answer<OrderChanged> removed(OrderId id, String code) {
        return shop.oms()
                .checkout()
                .removeCoupon()
                .handle(shop.customer(), new RemoveCoupon.Command(id, code, Preconditions.NONE));
    }

    private static List<String> coupons(Answer<OrderChanged> answer) {
        return answer.orThrow().order().order().coupons().stream()
                .map(coupon -> coupon.code())
                .toList();
    }

    private void coupon(String code, String offerId, boolean active) {
        shop.load(
                SnapshotType.COUPON,
                row(
                        "vendor_id",
                        "v-234",
                        "coupon_code",
                        code,
                        "offer_id",
                        offerId,
                        "start_date",
                        null,
                        "end_date",
                        null,
                        "is_active",
                        active));
    }

    private void storedByAnOlderVersion(SnapshotType type, SnapshotChange change) {
        storage().inTransaction(acme, store -> {
            var load =
                    store.snapshots().load(type, SourceStamp.withoutId(Instant.parse("2026-01-01T00:00:00Z"), "file"));
            load.add(List.of(new NumberedChange(1, change)));
            return load.write();
        });
    }

    private static Map<String, Object> categoryRule(String id, String rate, String categories) {
        return row(
                "rule_id",
                id,
                "country",
                "SG",
                "name",
                id,
                "rate",
                rate,
                "product_categories",
                categories,
                "applies_to_shipping",
                false,
                "is_active",
                true);
    }
}
