package com.sfayn.oms.application.contract;

import static com.sfayn.oms.application.fixture.SampleSnapshots.offer;
import static com.sfayn.oms.application.fixture.SampleSnapshots.product;
import static com.sfayn.oms.application.fixture.SampleSnapshots.shippingOption;
import static com.sfayn.oms.application.fixture.SampleSnapshots.taxRule;
import static com.sfayn.oms.application.fixture.SampleSnapshots.valueless;
import static com.sfayn.oms.application.fixture.SampleSnapshots.vendor;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.fixture.StorageUnderTest;
import com.sfayn.oms.application.port.snapshot.BookVersion;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.OfferChange;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.domain.catalogue.Vendor;
import com.sfayn.oms.domain.pricing.VendorBook;
import com.sfayn.oms.domain.pricing.offer.Offer;
import com.sfayn.oms.domain.pricing.tax.TaxRule;
import com.sfayn.oms.domain.tenant.TenantId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A vendor's book is complete and never outdated, even if parts of it are cached. */
interface VendorBookContract extends StorageUnderTest {
    @Test
    default void a_book_contains_the_rows_of_its_vendor() {
        put(acme(), 0, vendor("v-1", "Vendor 1"), vendor("v-2", "Vendor 2"));
        put(
                acme(),
                0,
                offer("v-1", "o-1", "10", true),
                offer("v-1", "o-2", "20", false),
                offer("v-2", "o-3", "5", true));
        put(acme(), 0, shippingOption("v-1", "std", "5.00"), shippingOption("v-2", "std", "7.00"));
        put(acme(), 0, taxRule("t-1", "SG", "0.09", true), taxRule("t-2", "US", "0.05", false));

        VendorBook book = book(acme(), "v-1");

        assertThat(book.vendor()).contains(new Vendor("v-1", "Vendor 1", "Singapore", "SG", true));
        assertThat(book.offers())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(offer("v-1", "o-1", "10", true).offer());
        assertThat(book.shippingOptions())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(shippingOption("v-1", "std", "5.00").option());
        assertThat(book.taxRules())
                .containsExactly(taxRule("t-1", "SG", "0.09", true).rule());
        assertThat(book.tenantHasTaxRules()).isTrue();
    }

    @Test
    default void an_offer_whose_type_needs_no_value_or_currency_is_stored_without() {
        OfferChange gift =
                valueless("free_gift", "o-1", Map.of("gift_products", List.of(Map.of("sku", "CAP", "quantity", 1))));
        OfferChange post = valueless("free_shipping", "o-2", Map.of("minimum_order_total", new BigDecimal("50.10")));
        put(acme(), 0, gift, post);

        put(acme(), 1, gift, post);

        assertThat(version(acme(), "v-1")).isEqualTo(new BookVersion("v-1", 1, 0));
        assertThat(book(acme(), "v-1").offers())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyInAnyOrder(gift.offer(), post.offer())
                .extracting(Offer::discountValue)
                .containsOnlyNulls();
    }

    @Test
    default void the_book_of_an_unknown_vendor_is_empty() {
        put(globex(), 0, vendor("v-1", "Theirs"));
        put(globex(), 0, offer("v-1", "o-1", "10", true));
        put(globex(), 0, taxRule("t-1", "SG", "0.09", true));

        assertThat(book(acme(), "v-1"))
                .isEqualTo(new VendorBook(java.util.Optional.empty(), List.of(), List.of(), List.of(), false));
        assertThat(version(acme(), "v-1")).isEqualTo(new BookVersion("v-1", 0, 0));
    }

    @Test
    default void a_tenant_whose_only_tax_rule_is_switched_off_still_has_had_one() {
        put(acme(), 0, taxRule("t-1", "SG", "0.09", false));

        assertThat(book(acme(), "v-1").taxRules()).isEmpty();
        assertThat(book(acme(), "v-1").tenantHasTaxRules()).isTrue();
    }

    @Test
    default void every_change_of_a_book_bumps_its_version_and_no_other() {
        put(acme(), 0, vendor("v-1", "Vendor"));
        put(acme(), 0, offer("v-1", "o-1", "10", true));
        put(acme(), 0, shippingOption("v-1", "std", "5.00"));
        put(acme(), 0, product("MUG", "8.00", 1));
        assertThat(version(acme(), "v-1")).isEqualTo(new BookVersion("v-1", 3, 0));
        assertThat(version(acme(), "v-2")).isEqualTo(new BookVersion("v-2", 0, 0));
        assertThat(version(globex(), "v-1")).isEqualTo(new BookVersion("v-1", 0, 0));

        put(acme(), 1, taxRule("t-1", "SG", "0.09", true));
        assertThat(version(acme(), "v-2")).isEqualTo(new BookVersion("v-2", 0, 1));
    }

    @Test
    default void an_unchanged_row_bumps_no_version() {
        put(acme(), 5, offer("v-1", "o-1", "10", true));

        put(acme(), 5, offer("v-1", "o-1", "10", true));
        put(acme(), 6, offer("v-1", "o-1", "10", true));
        put(acme(), 1, offer("v-1", "o-1", "99", true));

        assertThat(version(acme(), "v-1")).isEqualTo(new BookVersion("v-1", 1, 0));
    }

    @Test
    default void a_cached_book_shows_a_later_change() {
        put(acme(), 0, offer("v-1", "o-1", "10", true));
        assertThat(percent(acme())).isEqualTo("10");

        put(acme(), 1, offer("v-1", "o-1", "20", true));
        assertThat(percent(acme())).isEqualTo("20");

        deactivateOthers(acme(), 2, offer("v-1", "o-other", "5", true));
        assertThat(book(acme(), "v-1").offers()).isEmpty();
    }

    @Test
    default void a_cached_book_shows_a_later_tax_rule() {
        book(acme(), "v-1");
        put(acme(), 0, taxRule("t-1", "SG", "0.09", true));
        assertThat(book(acme(), "v-1").taxRules()).extracting(TaxRule::ruleId).containsExactly("t-1");
    }

    @Test
    default void a_rolled_back_change_is_not_cached() {
        put(acme(), 0, offer("v-1", "o-1", "10", true));
        runIn(acme(), store -> {
            store.snapshots().put(SnapshotType.OFFER, List.of(offer("v-1", "o-1", "99", true)), stamp(1));
            BookVersion uncommitted = store.books().versions(Set.of("v-1")).get("v-1");
            assertThat(store.books().book(uncommitted).offers())
                    .extracting(offer -> offer.discountValue().toPlainString())
                    .containsExactly("99");
            store.discard();
        });
        put(acme(), 2, offer("v-1", "o-1", "20", true));

        assertThat(percent(acme())).isEqualTo("20");
    }

    @Test
    default void two_tenants_with_one_vendor_id_have_separate_books() {
        put(acme(), 0, offer("v-1", "o-1", "10", true));
        put(globex(), 0, offer("v-1", "o-1", "20", true));

        assertThat(percent(acme())).isEqualTo("10");
        assertThat(percent(globex())).isEqualTo("20");
    }

    private String percent(TenantId tenant) {
        return book(tenant, "v-1").offers().stream()
                .map(Offer::discountValue)
                .findFirst()
                .orElseThrow()
                .toPlainString();
    }

    private BookVersion version(TenantId tenant, String vendorId) {
        return in(tenant, store -> store.books().versions(Set.of(vendorId)).get(vendorId));
    }

    private VendorBook book(TenantId tenant, String vendorId) {
        return in(
                tenant,
                store -> store.books()
                        .book(store.books().versions(Set.of(vendorId)).get(vendorId)));
    }
}
