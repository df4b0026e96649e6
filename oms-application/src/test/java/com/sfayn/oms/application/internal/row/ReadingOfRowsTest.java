package com.sfayn.oms.application.internal.row;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.port.snapshot.CustomerAddressSnapshot;
import com.sfayn.oms.application.port.snapshot.CustomerSnapshot;
import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CouponChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CustomerAddressChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CustomerChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.OfferChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.ProductChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.ShippingOptionChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.TaxRuleChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.VendorChange;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.row.SnapshotRow;
import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.catalogue.PackageSize;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.catalogue.Vendor;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.condition.Window;
import com.sfayn.oms.domain.pricing.offer.Coupon;
import com.sfayn.oms.domain.pricing.offer.Offer;
import com.sfayn.oms.domain.pricing.shipping.ShippingOption;
import com.sfayn.oms.domain.pricing.tax.TaxRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadingOfRowsTest {

    @ParameterizedTest
    @EnumSource
    void json_and_strings_give_the_same_change(SnapshotType type) {
        assertThat(read(type, SampleRows.texts(type))).isEqualTo(read(type, SampleRows.json(type)));
        assertThat(read(type, SampleRows.json(type)).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @EnumSource
    void every_column_of_the_type_is_in_the_sample(SnapshotType type) {
        assertThat(SampleRows.json(type).keySet())
                .containsExactlyInAnyOrderElementsOf(SnapshotRows.columns(type).names());
    }

    @ParameterizedTest
    @EnumSource
    void optional_columns_may_be_left_out(SnapshotType type) {
        Map<String, Object> row = SampleRows.json(type);
        row.put("state", row.get("state"));
        if (!SnapshotRows.columns(type).names().contains("state")) row.remove("state");
        boolean american = row.containsKey("state");
        for (String optional : SnapshotRows.columns(type).optional()) row.remove(optional);
        if (american) row.put("country", "SG");
        if (type == SnapshotType.SHIPPING_OPTION) row.put("name", "Standard");

        assertThat(read(type, row).type()).isEqualTo(type);
    }

    @Test
    void a_product_is_read_whole() {
        ProductChange change = (ProductChange) read(SnapshotType.PRODUCT, SampleRows.json(SnapshotType.PRODUCT));

        assertThat(change.product())
                .isEqualTo(new Product(
                        "v-234",
                        "T-SHIRT-L",
                        "4711",
                        "T-shirt",
                        "shirts",
                        Map.of("size", "L", "pockets", 2),
                        Money.of("1.50", "SGD"),
                        new PackageSize(new BigDecimal("2.1"), 10, 11, 12),
                        false,
                        false,
                        true,
                        1000,
                        0));
    }

    @Test
    void an_empty_stock_is_not_tracked_and_an_empty_currency_is_the_tenants() {
        Map<String, Object> row = SampleRows.texts(SnapshotType.PRODUCT);
        for (String column : List.of("stock", "product_currency", "product_id", "product_category", "options")) {
            row.put(column, " ");
        }
        row.remove("is_taxable");
        row.remove("requires_shipping");
        for (String measure : List.of("weight", "length", "width", "height")) row.put("package_" + measure, null);

        Product product = ((ProductChange) read(SnapshotType.PRODUCT, row)).product();

        assertThat(product.onHand()).isNull();
        assertThat(product.price()).isEqualTo(Money.of("1.50", "SGD"));
        assertThat(product.packageSize()).isNull();
        assertThat(product.options()).isEmpty();
        assertThat(product.taxable()).isTrue();
        assertThat(product.requiresShipping()).isTrue();
    }

    @Test
    void a_product_may_weigh_nothing_and_then_leave_its_lengths_out() {
        Map<String, Object> row = SampleRows.texts(SnapshotType.PRODUCT);
        row.put("package_weight", "0");
        assertThat(size(row)).isEqualTo(new PackageSize(BigDecimal.ZERO, 10, 11, 12));

        row.put("package_weight", 0);
        for (String length : List.of("length", "width", "height")) row.put("package_" + length, "");
        assertThat(size(row)).isEqualTo(new PackageSize(BigDecimal.ZERO, 0, 0, 0));

        for (String length : List.of("length", "width", "height")) row.put("package_" + length, "0");
        row.put("package_weight", "0.00");
        assertThat(size(row)).isEqualTo(new PackageSize(BigDecimal.ZERO, 0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource
    void a_column_without_a_value_is_wrong_unless_it_may_be_empty(SnapshotType type) {
        Columns columns = SnapshotRows.columns(type);
        for (String column : columns.names()) {
            Map<String, Object> row = SampleRows.with(SampleRows.json(type), column, "");
            if (column.startsWith("package_")) {
                for (String measure : columns.names()) if (measure.startsWith("package_")) row.put(measure, "");
            }
            // required by these samples only: a percentage, a state of the US, a method that differs from the name
            if (List.of("discount_value", "state", "postal", "method").contains(column)) continue;
            RowErrors errors = new RowErrors();
            SnapshotRows.read(
                    type, new SnapshotRow(1, row), new RowContext(SampleRows.SETTINGS, SampleRows.JSON, null), errors);
            assertThat(errors.isEmpty()).as(column).isEqualTo(columns.mayBeEmpty(column));
        }
    }

    private PackageSize size(Map<String, Object> row) {
        return ((ProductChange) read(SnapshotType.PRODUCT, row)).product().packageSize();
    }

    @Test
    void a_vendor_keeps_its_country_as_given_and_as_a_code() {
        assertThat(read(SnapshotType.VENDOR, SampleRows.json(SnapshotType.VENDOR)))
                .isEqualTo(new VendorChange(new Vendor("v-234", "Vendor 234", "Singapore", "SG", true)));
    }

    @Test
    void an_offer_is_read_with_its_rule_and_its_window_in_the_tenants_zone() {
        OfferChange change = (OfferChange) read(SnapshotType.OFFER, SampleRows.json(SnapshotType.OFFER));
        Offer offer = change.offer();

        assertThat(offer.rule()).isNotNull();
        assertThat(offer.discountValue()).isEqualTo(BigDecimal.TEN);
        assertThat(offer.priority()).isEqualTo(10);
        assertThat(offer.stackable()).isTrue();
        assertThat(offer.requiresCoupon()).isFalse();
        assertThat(offer.window())
                .isEqualTo(new Window(Instant.parse("2025-12-31T16:00:00Z"), Instant.parse("2026-12-31T16:00:00Z")));
        assertThat(change.conditions())
                .isEqualTo(Map.of("eligible_products", List.of("HOODIE-M"), "minimum_quantity", 2));
    }

    @Test
    void an_offer_without_a_currency_stays_without_one() {
        Map<String, Object> row = SampleRows.without(SampleRows.json(SnapshotType.OFFER), "currency");

        assertThat(((OfferChange) read(SnapshotType.OFFER, row)).offer().currency())
                .isNull();
        assertThat(((OfferChange) read(SnapshotType.OFFER, SampleRows.with(row, "currency", "jpy")))
                        .offer()
                        .currency())
                .isEqualTo(Currency.getInstance("JPY"));
    }

    @Test
    void a_coupon_code_is_normalised() {
        assertThat(read(SnapshotType.COUPON, SampleRows.json(SnapshotType.COUPON)))
                .isEqualTo(new CouponChange(new Coupon(
                        "v-234", "WELCOME25", "o-25", new Window(null, Instant.parse("2026-03-31T02:00:00Z")), true)));
    }

    @Test
    void a_shipping_option_keeps_the_zone_that_was_meant() {
        ShippingOptionChange change = (ShippingOptionChange)
                read(SnapshotType.SHIPPING_OPTION, SampleRows.json(SnapshotType.SHIPPING_OPTION));
        ShippingOption option = change.option();

        assertThat(change.conditions()).isEqualTo(Map.of("max_weight", 30, "time_zone", "Asia/Singapore"));
        assertThat(option.method()).isEqualTo("Standard");
        assertThat(option.baseCost()).isEqualTo(Money.of("5.00", "SGD"));
        assertThat(option.flatRate()).isEqualTo(Money.of("0.00", "SGD"));
    }

    @Test
    void a_shipping_option_of_a_tenant_in_utc_is_readable_again() {
        Map<String, Object> row = SampleRows.json(SnapshotType.SHIPPING_OPTION);
        TenantSettings utc = new TenantSettings(
                SampleRows.SETTINGS.currency(), ZoneOffset.UTC, false, SampleRows.SETTINGS.taxes(), List.of());

        ShippingOptionChange change = (ShippingOptionChange) read(SnapshotType.SHIPPING_OPTION, row, utc);

        assertThat(change.conditions()).containsEntry("time_zone", "UTC");
    }

    @Test
    void a_shipping_options_id_and_method_default_to_its_name() {
        Map<String, Object> row = SampleRows.without(
                SampleRows.without(SampleRows.json(SnapshotType.SHIPPING_OPTION), "option_id"), "method");

        ShippingOption option = ((ShippingOptionChange)
                        read(SnapshotType.SHIPPING_OPTION, SampleRows.with(row, "name", "Flat Rate")))
                .option();

        assertThat(option.optionId()).isEqualTo("Flat Rate");
        assertThat(option.method()).isEqualTo("Flat Rate");
    }

    @Test
    void a_customer_is_read_whole() {
        assertThat(read(SnapshotType.CUSTOMER, SampleRows.json(SnapshotType.CUSTOMER)))
                .isEqualTo(new CustomerChange(
                        new CustomerSnapshot("c-234", "u-1", "Ann", "Lee", "ann@example.com", true)));
    }

    @Test
    void a_customers_address_is_resolved() {
        Address address = new Address(
                "Ann Lee", "Lee", "1 Main St", "Floor 2", "Austin", "Texas", "73301", "+1 512", "USA", "US", "TX");

        assertThat(read(SnapshotType.CUSTOMER_ADDRESS, SampleRows.json(SnapshotType.CUSTOMER_ADDRESS)))
                .isEqualTo(new CustomerAddressChange(new CustomerAddressSnapshot(
                        "c-234", "a-1", CustomerAddressSnapshot.Type.SHIPPING, address, true, true)));
    }

    @Test
    void a_tax_rule_is_read_whole() {
        TaxRuleChange change = (TaxRuleChange) read(SnapshotType.TAX_RULE, SampleRows.json(SnapshotType.TAX_RULE));

        assertThat(change.rule())
                .isEqualTo(new TaxRule(
                        "us-ca",
                        "US",
                        "CA",
                        "Sales tax",
                        new BigDecimal("0.075"),
                        new Window(Instant.parse("2025-12-31T16:00:00Z"), Instant.parse("2026-06-30T16:00:00Z")),
                        true,
                        Set.of("toys", "books"),
                        true));
        assertThat(change.owner()).isEqualTo("US");
    }

    @Test
    void categories_may_be_written_with_bars_between_them_since_a_name_may_hold_a_comma() {
        Map<String, Object> row =
                SampleRows.with(SampleRows.json(SnapshotType.TAX_RULE), "product_categories", "Home, Garden | books|");

        assertThat(((TaxRuleChange) read(SnapshotType.TAX_RULE, row)).rule().productCategories())
                .containsExactlyInAnyOrder("Home, Garden", "books");
    }

    @Test
    void amounts_with_zeros_at_their_end_fit_their_currency() {
        Map<String, Object> row = SampleRows.with(SampleRows.json(SnapshotType.PRODUCT), "product_price", "5.000");

        assertThat(((ProductChange) read(SnapshotType.PRODUCT, row)).product().price())
                .isEqualTo(Money.of("5.00", "SGD"));
    }

    private SnapshotChange read(SnapshotType type, Map<String, Object> row) {
        return read(type, row, SampleRows.SETTINGS);
    }

    private SnapshotChange read(SnapshotType type, Map<String, Object> row, TenantSettings settings) {
        RowErrors errors = new RowErrors();
        Optional<SnapshotChange> change = SnapshotRows.read(
                type, new SnapshotRow(1, row), new RowContext(settings, SampleRows.JSON, null), errors);
        assertThat(errors.isEmpty()).isTrue();
        return change.orElseThrow();
    }
}
