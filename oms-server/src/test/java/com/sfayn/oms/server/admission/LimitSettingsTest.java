package com.sfayn.oms.server.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.server.config.SettingValues;
import com.sfayn.oms.server.deployment.SettingsReader;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "1, 3, false, 2, 1, 1, 1",
        "2, 10, false, 8, 6, 5, 1",
        "8, 10, false, 8, 6, 5, 4",
        "8, 50, false, 32, 24, 18, 4",
        "8, 10, true, 8, 8, 6, 8"
    })
    void defaults_depend_on_processors_and_connections_and_reserve_a_share_for_others(
            int processors, int connections, boolean one, int documents, int ofTenant, int ofUser, int heavy) {
        Shares limits =
                new LimitSettingsReader(new SettingValues(new ArrayList<>())).read(processors, connections, one);

        assertThat(limits)
                .isEqualTo(new Shares(documents, ofTenant, ofUser, heavy, 100, one ? 100 : 32, one ? 50 : 16));
    }

    @Test
    void reads_every_limit() {
        Shares limits = read(Map.of(
                "OMS_LIMITS_DOCUMENTS", "20",
                "OMS_LIMITS_TENANT_DOCUMENTS", "10",
                "OMS_LIMITS_USER_DOCUMENTS", "5",
                "OMS_LIMITS_HEAVY_DOCUMENTS", "2",
                "OMS_LIMITS_WAITING", "200",
                "OMS_LIMITS_TENANT_WAITING", "50",
                "OMS_LIMITS_USER_WAITING", "25"));

        assertThat(limits).isEqualTo(new Shares(20, 10, 5, 2, 200, 50, 25));
    }

    @ParameterizedTest
    @CsvSource({"6, 5, 4", "40, 30, 23", "2, 1, 1"})
    void absent_limits_on_running_documents_are_derived(String documents, int ofTenant, int ofUser) {
        Shares limits = read(Map.of("OMS_LIMITS_DOCUMENTS", documents));

        assertThat(limits.ofTenant()).isEqualTo(ofTenant);
        assertThat(limits.ofUser()).isEqualTo(ofUser);
    }

    @ParameterizedTest
    @CsvSource({"20, 6, 3", "1000, 320, 160"})
    void absent_limits_on_waiting_documents_are_derived(String waiting, int ofTenant, int ofUser) {
        Shares limits = read(Map.of("OMS_LIMITS_WAITING", waiting));

        assertThat(limits.waitingOfTenant()).isEqualTo(ofTenant);
        assertThat(limits.waitingOfUser()).isEqualTo(ofUser);
    }

    @Test
    void a_single_tenant_gets_everything() {
        Shares limits = read(Map.of("OMS_TENANT", "acme", "OMS_LIMITS_DOCUMENTS", "12"));

        assertThat(limits).isEqualTo(new Shares(12, 12, 9, 12, 100, 100, 50));
    }

    @Test
    void a_derived_limit_never_exceeds_a_configured_one() {
        assertThat(read(Map.of("OMS_LIMITS_DOCUMENTS", "1", "OMS_LIMITS_WAITING", "4")))
                .isEqualTo(new Shares(1, 1, 1, 1, 4, 1, 1));
    }

    @Test
    void refuses_a_tenant_limit_above_the_total() {
        Map<String, String> environment = Map.of("OMS_LIMITS_DOCUMENTS", "4", "OMS_LIMITS_TENANT_DOCUMENTS", "5");

        assertThatThrownBy(() -> read(environment))
                .hasMessageContaining("OMS_LIMITS_TENANT_DOCUMENTS")
                .hasMessageContaining("found \"5\"")
                .hasMessageContaining("at most oms.limits.documents (4)");
    }

    @Test
    void refuses_a_limit_below_one() {
        assertThatThrownBy(() -> read(Map.of("OMS_LIMITS_DOCUMENTS", "0", "OMS_LIMITS_USER_WAITING", "none")))
                .hasMessageContaining("OMS_LIMITS_DOCUMENTS")
                .hasMessageContaining("OMS_LIMITS_USER_WAITING")
                .hasMessageContaining("a whole number from 1 to");
    }

    private static Shares read(Map<String, String> environment) {
        return new SettingsReader(environment).read().limits();
    }
}
