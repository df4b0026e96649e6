package com.sfayn.oms.application.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.RequestRefusal.RowsRefused;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.internal.row.SampleRows;
import com.sfayn.oms.application.internal.row.SnapshotRows;
import com.sfayn.oms.application.port.snapshot.CustomerAddressSnapshot;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.SyncSnapshots.Command;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyncSnapshotsTest extends SyncCalls {
    @Test
    void a_user_without_the_grant_is_refused_first() {
        grant(TENANT, "clerk", Permission.GET_ORDER);

        assertThat(codes(sync(Actor.of(TENANT, "clerk", Role.ADMIN), emptyCommand())))
                .containsExactly("FORBIDDEN");
        assertThat(codes(sync(Actor.of(TENANT, "stranger", Role.ADMIN), emptyCommand())))
                .containsExactly("USER_NOT_SYNCED");
        assertThat(codes(sync(Actor.of(TENANT, "admin", Role.CUSTOMER), emptyCommand())))
                .containsExactly("FORBIDDEN");
    }

    @ParameterizedTest
    @EnumSource
    void an_admin_may_import_every_type(SnapshotType type) {
        assertThat(sync(ADMIN, upsert(type, SampleRows.json(type))).orThrow().inserted())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_vendor_may_import_only_what_vendors_own(SnapshotType type) {
        Answer<SyncReport> answer = sync(VENDOR, upsert(type, SampleRows.json(type)));

        boolean theirs = SnapshotRows.columns(type).names().contains("vendor_id");
        assertThat(codes(answer)).isEqualTo(theirs ? List.of() : List.of("FORBIDDEN"));
    }

    @Test
    void a_vendor_may_not_import_a_row_of_another_vendor() {
        Answer<SyncReport> answer =
                sync(VENDOR, upsert(SnapshotType.PRODUCT, product("v-234", "A"), product("v-999", "B")));

        assertThat(((RowsRefused) answer.refusals().get(0)).rows())
                .singleElement()
                .satisfies(error -> assertThat(error.column()).isEqualTo("vendor_id"));
        assertThat(products("v-234", "A")).isEmpty();
        assertThat(sync(ADMIN, upsert(SnapshotType.PRODUCT, product("v-234", "A"), product("v-999", "B")))
                        .orThrow()
                        .inserted())
                .isEqualTo(2);
    }

    @Test
    void an_admin_who_is_also_a_vendor_may_import_any_row() {
        Actor both = new Actor(TENANT, "seller", Set.of(Role.VENDOR, Role.ADMIN), VENDOR.claims());

        assertThat(sync(both, upsert(SnapshotType.PRODUCT, product("v-999", "B")))
                        .refusals())
                .isEmpty();
    }

    @Test
    void rows_are_inserted_updated_or_unchanged() {
        sync(ADMIN, asOf(NOW, product("v-234", "A"), product("v-234", "B"))).orThrow();

        SyncReport report = sync(
                        ADMIN,
                        asOf(
                                NOW.plusSeconds(1),
                                product("v-234", "A"),
                                SampleRows.with(product("v-234", "B"), "product_price", "9.99"),
                                product("v-234", "C")))
                .orThrow();

        assertThat(report).isEqualTo(new SyncReport(3, 1, 1, 1, 0, List.of(), false));
        assertThat(products("v-234", "B").get("B").price().plainAmount()).isEqualTo("9.99");
    }

    @Test
    void an_older_row_never_overwrites_a_newer_one() {
        sync(ADMIN, asOf(NOW, product("v-234", "A"))).orThrow();

        SyncReport report = sync(
                        ADMIN, asOf(NOW.minusSeconds(1), SampleRows.with(product("v-234", "A"), "product_name", "Old")))
                .orThrow();

        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(products("v-234", "A").get("A").name()).isEqualTo("T-shirt");
    }

    @Test
    void replacing_deactivates_only_rows_of_the_given_owners() {
        sync(ADMIN, asOf(NOW.minusSeconds(9), product("v-234", "A"), product("v-234", "B"), product("v-999", "C")))
                .orThrow();

        SyncReport report = sync(ADMIN, command(SyncMode.REPLACE, false, null, null, product("v-234", "A")))
                .orThrow();

        assertThat(report.deactivated()).isEqualTo(1);
        assertThat(products("v-234", "A").get("A").active()).isTrue();
        assertThat(products("v-234", "B").get("B").active()).isFalse();
        assertThat(products("v-999", "C").get("C").active()).isTrue();
    }

    @Test
    void upserting_deactivates_nothing() {
        sync(ADMIN, asOf(NOW.minusSeconds(9), product("v-234", "A"), product("v-234", "B")))
                .orThrow();

        assertThat(sync(ADMIN, asOf(NOW, product("v-234", "A"))).orThrow().deactivated())
                .isZero();
        assertThat(products("v-234", "B").get("B").active()).isTrue();
    }

    @Test
    void replacing_with_an_older_list_keeps_newer_rows() {
        sync(ADMIN, asOf(NOW, product("v-234", "A"), product("v-234", "B"))).orThrow();

        SyncReport report = sync(
                        ADMIN, command(SyncMode.REPLACE, false, NOW.minusSeconds(5), null, product("v-234", "A")))
                .orThrow();

        assertThat(report.deactivated()).isZero();
        assertThat(products("v-234", "B").get("B").active()).isTrue();
    }

    @Test
    void one_invalid_row_refuses_all_rows() {
        Answer<SyncReport> answer = sync(
                ADMIN,
                upsert(
                        SnapshotType.PRODUCT,
                        product("v-234", "A"),
                        SampleRows.with(product("v-234", "B"), "stock", "many")));

        assertThat(codes(answer)).containsExactly("INVALID_INPUT");
        assertThat(products("v-234", "A")).isEmpty();
    }

    @Test
    void a_tenant_gets_only_its_own_rows() {
        TenantId other = new TenantId("t-456");
        sync(ADMIN, upsert(SnapshotType.PRODUCT, product("v-234", "A"))).orThrow();

        assertThat(products(other, "v-234", "A")).isEmpty();
    }

    @Test
    void addresses_of_a_customer_can_be_found_afterwards() {
        sync(ADMIN, upsert(SnapshotType.CUSTOMER_ADDRESS, SampleRows.json(SnapshotType.CUSTOMER_ADDRESS)))
                .orThrow();

        List<CustomerAddressSnapshot> addresses =
                storage.inTransaction(TENANT, store -> store.customers().addresses("c-234"));
        assertThat(addresses).extracting(CustomerAddressSnapshot::addressId).containsExactly("a-1");
    }

    @Test
    void a_reference_to_a_missing_row_is_a_warning() {
        Map<String, Object> coupon = SampleRows.json(SnapshotType.COUPON);
        Map<String, Object> offer = SampleRows.json(SnapshotType.OFFER);

        assertThat(sync(ADMIN, upsert(SnapshotType.COUPON, coupon)).orThrow().warnings())
                .containsExactly(
                        "The coupon WELCOME25 of vendor v-234 refers to the offer o-25, which does not exist yet.");
        assertThat(sync(ADMIN, upsert(SnapshotType.OFFER, offer)).orThrow().warnings())
                .containsExactly(
                        "The offer o-10 of vendor v-234 refers to the product HOODIE-M, which does not exist yet.");

        sync(ADMIN, upsert(SnapshotType.PRODUCT, product("v-234", "HOODIE-M"))).orThrow();
        assertThat(sync(ADMIN, upsert(SnapshotType.OFFER, offer)).orThrow().warnings())
                .isEmpty();
    }

    @Test
    void tax_rules_for_each_spelling_of_a_state_or_category_are_a_warning() {
        assertThat(sync(ADMIN, taxRules(rule("a", "QC", "Food"), rule("b", "Québec", "Food")))
                        .orThrow()
                        .warnings())
                .containsExactly("Tax rules a and b both apply in Quebec, Canada, and their rates add up:"
                        + " \"QC\" and \"Québec\" are the same state. If one is enough, deactivate the other.");
        assertThat(sync(ADMIN, taxRules(rule("a", "QC", "Food"), rule("b", "QC", "food|drinks")))
                        .orThrow()
                        .warnings())
                .singleElement()
                .asString()
                .contains("\"Food\" and \"food\" are the same category");
    }

    @Test
    void intentionally_cumulative_or_disjoint_tax_rules_are_not_a_warning() {
        Map<String, Object> ended = SampleRows.with(rule("b", "Quebec", "Food"), "valid_until", "2025-12-31");
        Map<String, Object> begun = SampleRows.with(rule("a", "QC", "Food"), "valid_from", "2026-01-01");
        Map<String, Object> inactive = SampleRows.with(rule("c", "Quebec", "food"), "is_active", "false");
        Map<String, Object> all = SampleRows.with(rule("d", "Quebec", "food"), "product_categories", "");
        Map<String, Object> other = rule("e", "ON", "food");

        assertThat(sync(ADMIN, taxRules(rule("a", "qc", "Food"), rule("b", "QC", "Food"), inactive, all, other))
                        .orThrow()
                        .warnings())
                .isEmpty();
        assertThat(sync(ADMIN, taxRules(begun, ended)).orThrow().warnings()).isEmpty();
    }

    private static Command taxRules(Object... rows) {
        return upsert(SnapshotType.TAX_RULE, rows);
    }

    private static Map<String, Object> rule(String id, String state, String categories) {
        Map<String, Object> row = SampleRows.json(SnapshotType.TAX_RULE);
        row = SampleRows.with(row, "rule_id", id);
        row = SampleRows.with(row, "country", "Canada");
        row = SampleRows.with(row, "state", state);
        row = SampleRows.with(row, "valid_from", "");
        row = SampleRows.with(row, "valid_until", "");
        return SampleRows.with(row, "product_categories", categories);
    }

    @Test
    void only_the_first_warnings_are_listed() {
        List<Map<String, Object>> coupons = new ArrayList<>();
        for (int i = 0; i < References.MOST_SHOWN + 2; i++) {
            Map<String, Object> coupon = SampleRows.json(SnapshotType.COUPON);
            coupons.add(SampleRows.with(SampleRows.with(coupon, "coupon_code", "C-" + i), "offer_id", "o-" + i));
        }

        assertThat(sync(
                                ADMIN,
                                new Command(
                                        SnapshotType.COUPON,
                                        SyncMode.UPSERT,
                                        false,
                                        false,
                                        null,
                                        coupons,
                                        Preconditions.NONE))
                        .orThrow()
                        .warnings())
                .hasSize(References.MOST_SHOWN + 1)
                .last()
                .asString()
                .startsWith("2 more references");
    }
}
