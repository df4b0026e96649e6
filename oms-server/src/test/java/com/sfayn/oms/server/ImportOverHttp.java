package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.tenant.TenantId;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which rows each caller may import by HTTP, and how they are stored, tested through the whole server. */
abstract class ImportOverHttp {
    private final TenantId tenant = new TenantId("t-" + UUID.randomUUID());
    private final TenantId other = new TenantId("t-" + UUID.randomUUID());
    private final String admin = RunningServer.token(tenant, "root", Role.ADMIN);

    abstract RunningServer server();

    static String vendors(String... rows) {
        return "vendor_id,name,country,is_active\r\n" + String.join("\r\n", rows) + "\r\n";
    }

    private HttpResponse<String> load(String token, String typeAndQuery, String csv) {
        HttpRequest.Builder request = server().request(
                        "/import/" + typeAndQuery, "Authorization", "Bearer " + token, "Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(csv));
        return server().send(request);
    }

    private static String counts(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode report = RunningServer.json(response);
        return "read %s, inserted %s, updated %s, unchanged %s, deactivated %s"
                .formatted(
                        report.get("read"),
                        report.get("inserted"),
                        report.get("updated"),
                        report.get("unchanged"),
                        report.get("deactivated"));
    }

    @Test
    void an_admin_imports_any_rows_and_the_same_file_again_changes_nothing() {
        String file = vendors("v-1,One,Singapore,true", "v-2,Two,Japan,true");

        HttpResponse<String> first = load(admin, "vendor", file);

        assertThat(counts(first)).isEqualTo("read 2, inserted 2, updated 0, unchanged 0, deactivated 0");
        assertThat(first.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(RunningServer.json(first).get("dryRun").booleanValue()).isFalse();
        assertThat(counts(load(admin, "vendor", file)))
                .isEqualTo("read 2, inserted 0, updated 0, unchanged 2, deactivated 0");
        assertThat(counts(load(admin, "customer", "customer_id,first_name,last_name,email,is_active\nc-1,A,B,,true\n")))
                .startsWith("read 1, inserted 1");
    }

    @Test
    void a_vendor_imports_rows_of_their_own_only() {
        String vendor = RunningServer.token(tenant, "v-1", Role.VENDOR);

        assertThat(counts(load(vendor, "vendor", vendors("v-1,One,Singapore,true"))))
                .startsWith("read 1, inserted 1");
        HttpResponse<String> both = load(vendor, "vendor", vendors("v-1,Uno,Singapore,true", "v-2,Two,Japan,true"));
        HttpResponse<String> customers = load(vendor, "customer", "customer_id\nc-1\n");

        assertThat(both.statusCode()).isEqualTo(422);
        assertThat(RunningServer.code(both)).isEqualTo("INVALID_INPUT");
        assertThat(RunningServer.message(both)).startsWith("1 line is invalid, so nothing was written.");
        JsonNode rows = RunningServer.json(both).at("/errors/0/extensions");
        assertThat(rows.get("moreErrors").intValue()).isZero();
        assertThat(rows.get("rowErrors")).hasSize(1);
        assertThat(rows.at("/rowErrors/0").toString())
                .isEqualTo(
                        "{\"line\":3,\"column\":\"vendor_id\",\"value\":\"v-2\",\"message\":\"vendor_id is \\\"v-2\\\";"
                                + " you may only give rows of your own vendor, v-1.\"}");
        assertThat(customers.statusCode()).isEqualTo(403);
        assertThat(RunningServer.message(customers)).isEqualTo("Only an admin may import rows of type customer.");
        assertThat(counts(load(admin, "vendor", vendors("v-1,One,Singapore,true"))))
                .endsWith("updated 0, unchanged 1, deactivated 0");
    }

    @Test
    void imports_by_a_customer_or_without_a_valid_token_are_refused() {
        HttpResponse<String> customer =
                load(RunningServer.token(tenant, "u-1", Role.CUSTOMER), "vendor", vendors("v-1,One,Singapore,true"));
        HttpResponse<String> withoutToken = load("nonsense", "vendor", vendors("v-1,One,Singapore,true"));

        assertThat(customer.statusCode()).isEqualTo(403);
        assertThat(RunningServer.code(customer)).isEqualTo("FORBIDDEN");
        assertThat(withoutToken.statusCode()).isEqualTo(401);
        assertThat(counts(load(admin, "vendor", vendors("v-1,One,Singapore,true"))))
                .contains("inserted 1");
    }

    @Test
    void one_tenants_import_is_never_seen_by_another() {
        String others = RunningServer.token(other, "root", Role.ADMIN);
        String products = "vendor_id,product_sku,product_id,product_name,product_category,options,product_price,"
                + "product_currency,stock,package_weight,package_length,package_width,package_height,is_active\n";

        load(admin, "product", products + "v-1,A,p,n,c,{},1,USD,,1,1,1,1,true\nv-1,B,p,n,c,{},1,USD,,1,1,1,1,true\n");
        assertThat(counts(load(others, "product?mode=replace", products + "v-1,B,p,n,c,{},2,USD,,1,1,1,1,true\n")))
                .isEqualTo("read 1, inserted 1, updated 0, unchanged 0, deactivated 0");
        assertThat(counts(load(admin, "product?mode=replace", products + "v-1,B,p,n,c,{},1,USD,,1,1,1,1,true\n")))
                .isEqualTo("read 1, inserted 0, updated 0, unchanged 1, deactivated 1");
    }

    @Test
    void a_file_with_one_bad_line_leaves_nothing_and_so_does_a_dry_run() {
        String good = vendors("v-1,One,Singapore,true", "v-2,Two,Japan,true");

        HttpResponse<String> dry = load(admin, "vendor?dryRun=true", good);
        assertThat(counts(dry)).startsWith("read 2, inserted 2");
        assertThat(RunningServer.json(dry).get("dryRun").booleanValue()).isTrue();
        assertThat(load(admin, "vendor", good + "v-3,Three,Atlantis,true\r\n").statusCode())
                .isEqualTo(422);
        assertThat(counts(load(admin, "vendor", good))).startsWith("read 2, inserted 2");
    }

    @Test
    void an_older_file_does_not_undo_a_newer_one_and_one_from_the_future_is_not_believed() {
        load(admin, "vendor", vendors("v-1,New,Singapore,true"));

        assertThat(counts(load(admin, "vendor?asOf=2020-01-01T08:00:00+08:00", vendors("v-1,Old,Singapore,true"))))
                .isEqualTo("read 1, inserted 0, updated 0, unchanged 1, deactivated 0");
        HttpResponse<String> future =
                load(admin, "vendor?asOf=2999-01-01T00:00:00Z", vendors("v-1,Future,Singapore,true"));
        assertThat(future.statusCode()).isEqualTo(422);
        assertThat(RunningServer.message(future)).startsWith("asOf is 2999-01-01T00:00:00Z");
        assertThat(RunningServer.json(future).at("/errors/0/extensions/path").toString())
                .isEqualTo("[\"asOf\"]");
    }
}
