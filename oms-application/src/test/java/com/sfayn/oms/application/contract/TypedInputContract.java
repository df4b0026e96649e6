package com.sfayn.oms.application.contract;

import static com.sfayn.oms.application.contract.Storefront.item;
import static com.sfayn.oms.application.contract.Storefront.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.OrderChanged;
import com.sfayn.oms.application.Safeguards;
import com.sfayn.oms.application.checkout.RemoveCoupon;
import com.sfayn.oms.application.port.SnapshotChange.CouponChange;
import com.sfayn.oms.application.port.SnapshotLoad.NumberedChange;
import com.sfayn.oms.application.port.SnapshotType;
import com.sfayn.oms.application.port.SourceStamp;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.pricing.Coupon;
import com.sfayn.oms.domain.pricing.TaxLine;
import com.sfayn.oms.domain.pricing.Window;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes, names and ids as people type them and as files bring them; the same on every storage. */
public abstract class TypedInputContract {
    private final TenantId acme = new TenantId("acme-" + UUID.randomUUID());
    private Storefront shop;

    protected abstract Storage storage();

    @BeforeEach
    void open() {
        shop = Storefront.open(Oms.builder().storage(storage()).build(), acme);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00A0", "\u200B", "\uFEFF", "\u2060", "\u200E", "\u3000", "\u00AD", " "})
    void a_coupon_code_holds_nothing_that_nobody_can_see(String invisible) {
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
        assertThat(shop.addCoupon(shop.customer(), id, stored).reasons())
                .extracting(reason -> reason.code())
                .containsExactly("COUPON_ALREADY_ADDED");
        assertThat(coupons(removed(id, stored))).isEmpty();
    }

    @Test
    void a_coupon_that_an_older_version_wrote_is_found_until_its_source_sends_it_again() {
        storedByAnOlderVersion("İNDİRİM");
        OrderId id = draft();

        assertThat(coupons(shop.addCoupon(shop.customer(), id, "İNDİRİM"))).containsExactly("İNDİRİM");
        assertThat(coupons(shop.changeDestination(shop.customer(), id))).containsExactly("İNDİRİM");
        coupon("İndirim", "o-25", false);
        assertThat(coupons(shop.selectStandard(shop.customer(), id))).isEmpty();
        assertThat(shop.addCoupon(shop.customer(), draft(), "İNDİRİM").reasons())
                .extracting(reason -> reason.code())
                .containsExactly("COUPON_NOT_ACTIVE");
    }

    @ParameterizedTest
    @CsvSource({"Food, food", "FOOD, Food", "Cafe\u0301, CAFÉ", "'Food\u00A0', food", "Süßes, SÜSSES", "ﬁsh, Fish"})
    void a_category_is_taxed_by_the_rule_for_it_in_every_spelling(String ofProduct, String ofRule) {
        shop.load(SnapshotType.TAX_RULE, List.of(rule("general", "0.20", ""), rule("special", "0.05", ofRule)));
        Map<String, Object> bread = new HashMap<>(Storefront.product("BREAD", "10.00", 5));
        bread.put("product_category", ofProduct);
        shop.load(SnapshotType.PRODUCT, bread);

        Order order = shop.readyToPlace(shop.customer(), item("BREAD", 1));

        assertThat(order.pricing().taxes()).extracting(TaxLine::name).containsExactly("special");
        assertThat(order.pricing().tax()).isEqualTo(Money.of("0.50", "SGD"));
    }

    @Test
    void an_sku_and_ids_hold_nothing_that_nobody_can_see_and_are_compared_exactly_otherwise() {
        shop.load(SnapshotType.PRODUCT, Storefront.product("\uFEFFMUG\u00A0", "8.00", 5));

        Order order = shop.readyToPlace(shop.customer(), item("MUG\u200B", 1));

        assertThat(order.lines().get(0).sku()).isEqualTo("MUG");
        assertThat(shop.checkOut(shop.customer(), item("mug", 1)).reasons())
                .extracting(reason -> reason.code())
                .containsExactly("UNKNOWN_PRODUCT");
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
        return shop.oms().removeCoupon().handle(shop.customer(), new RemoveCoupon.Command(id, code, Safeguards.NONE));
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

    private void storedByAnOlderVersion(String code) {
        Coupon coupon = new Coupon("v-234", code, "o-25", Window.ALWAYS, true);
        storage().inTransaction(acme, store -> {
            var load = store.snapshots()
                    .load(SnapshotType.COUPON, SourceStamp.withoutId(Instant.parse("2026-01-01T00:00:00Z"), "file"));
            load.add(List.of(new NumberedChange(1, new CouponChange(coupon))));
            return load.write();
        });
    }

    private static Map<String, Object> rule(String id, String rate, String categories) {
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
