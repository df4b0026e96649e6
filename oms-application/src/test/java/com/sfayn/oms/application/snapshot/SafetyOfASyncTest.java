package com.sfayn.oms.application.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.internal.row.SampleRows;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.SyncSnapshots.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SafetyOfASyncTest extends SyncCalls {
    @Test
    void a_dry_run_counts_but_writes_nothing_and_uses_no_key() {
        Preconditions key = new Preconditions("k-1", null);

        SyncReport rehearsed = sync(ADMIN, command(SyncMode.UPSERT, true, null, key, product("v-234", "A")))
                .orThrow();
        assertThat(rehearsed.inserted()).isEqualTo(1);
        assertThat(products("v-234", "A")).isEmpty();

        SyncReport made = sync(ADMIN, command(SyncMode.UPSERT, false, null, key, product("v-234", "B")))
                .orThrow();
        assertThat(made.replayed()).isFalse();
        assertThat(sync(ADMIN, command(SyncMode.UPSERT, true, null, key, product("v-234", "A")))
                        .orThrow()
                        .replayed())
                .isFalse();
    }

    @Test
    void a_repeated_call_returns_the_counts_of_the_first() {
        Command command = command(
                SyncMode.UPSERT,
                false,
                null,
                new Preconditions("k-1", null),
                product("v-234", "A"),
                product("v-234", "B"));
        SyncReport first = sync(ADMIN, command).orThrow();
        sync(ADMIN, asOf(NOW.plusSeconds(5), SampleRows.with(product("v-234", "A"), "product_name", "New")))
                .orThrow();

        SyncReport again = sync(ADMIN, command).orThrow();

        assertThat(again).isEqualTo(new SyncReport(2, 2, 0, 0, 0, List.of(), true));
        assertThat(first.replayed()).isFalse();
        assertThat(products("v-234", "A").get("A").name()).isEqualTo("New");
    }

    @Test
    void a_key_used_with_other_rows_is_refused_before_the_rows_are_read() {
        Preconditions key = new Preconditions("k-1", null);
        sync(ADMIN, command(SyncMode.UPSERT, false, null, key, product("v-234", "A")))
                .orThrow();

        assertThat(codes(sync(
                        ADMIN,
                        command(
                                SyncMode.UPSERT,
                                false,
                                null,
                                key,
                                SampleRows.with(product("v-234", "A"), "stock", "many")))))
                .containsExactly("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void a_refused_call_leaves_its_key_free() {
        Preconditions key = new Preconditions("k-1", null);
        sync(ADMIN, command(SyncMode.UPSERT, false, null, key, SampleRows.with(product("v-234", "A"), "stock", "x")));

        assertThat(sync(ADMIN, command(SyncMode.UPSERT, false, null, key, product("v-234", "A")))
                        .orThrow()
                        .inserted())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void an_empty_list_is_refused_unless_allowed(SyncMode mode) {
        sync(ADMIN, asOf(NOW.minusSeconds(9), product("v-234", "A"))).orThrow();

        assertThat(codes(sync(
                        ADMIN,
                        new Command(SnapshotType.PRODUCT, mode, false, false, null, List.of(), Preconditions.NONE))))
                .containsExactly("INVALID_INPUT");
        assertThat(sync(
                                ADMIN,
                                new Command(
                                        SnapshotType.PRODUCT, mode, false, true, null, List.of(), Preconditions.NONE))
                        .orThrow())
                .isEqualTo(new SyncReport(0, 0, 0, 0, 0, List.of(), false));
        assertThat(products("v-234", "A").get("A").active()).isTrue();
    }

    @Test
    void a_source_time_may_be_five_minutes_ahead_and_not_more() {
        Instant latest = NOW.plus(Duration.ofMinutes(5));

        assertThat(sync(ADMIN, asOf(latest, product("v-234", "A"))).refusals()).isEmpty();
        assertThat(sync(ADMIN, asOf(latest.plusMillis(1), product("v-234", "A")))
                        .refusals())
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.code()).isEqualTo("INVALID_INPUT");
                    assertThat(reason.path()).containsExactly("asOf");
                });
        assertThat(codes(sync(ADMIN, asOf(Instant.MIN, product("v-234", "A"))))).containsExactly("INVALID_INPUT");
    }

    @Test
    void a_command_reports_too_many_rows() {
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i < SyncSnapshots.MOST_ROWS_OF_A_CALL; i++) many.add(product("v-234", "S-" + i));
        assertThat(many(many).exceeding(SyncSnapshots.MOST_ROWS_OF_A_CALL)).isEmpty();
        many.add(product("v-234", "one more"));

        Command tooMany = many(many);

        assertThat(tooMany.exceeding(SyncSnapshots.MOST_ROWS_OF_A_CALL))
                .hasValueSatisfying(refusal -> assertThat(refusal.message()).contains("1001 rows", "at most 1000"));
        assertThat(sync(ADMIN, tooMany).orThrow().inserted()).isEqualTo(1_001);
    }
}
