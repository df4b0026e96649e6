package com.sfayn.oms.server.payment;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static com.sfayn.oms.server.payment.StubProvider.json;

import com.sfayn.oms.application.checkout.Item;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.fixture.ShopRows;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.auth.token.DevIssuer;
import com.sfayn.oms.server.auth.token.DevToken;
import com.sfayn.oms.server.config.Secret;
import com.sfayn.oms.server.deployment.Deployment;
import com.sfayn.oms.server.deployment.SettingsReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * A running server with accounts at both providers, replaced by a stub, and one vendor's shop. Secrets begin with
 * {@code hush}.
 */
record PayingShop(Deployment deployment, StubProvider stub, Storefront front, HttpClient http)
        implements AutoCloseable {
    private static final Secret SECRET = new Secret("a secret of the tests, long enough for HS256");
    private static final TenantId TENANT = new TenantId("t-pay");
    private static final TenantId TAX_INCLUDED = new TenantId("t-tax-included");

    static PayingShop open(String databaseUrl, Path folder) throws IOException {
        return open(databaseUrl, folder, new SettingsReader(Map.of()));
    }

    /** @param environment settings in addition to those of the file */
    static PayingShop open(String databaseUrl, Path folder, SettingsReader environment) throws IOException {
        StubProvider stub = new StubProvider();
        stub.answers("/v1/oauth2/token", json(200, PayPalJson.token("hush-token", 32_400)));
        Path settings = Files.writeString(folder.resolve("oms.yaml"), """
                oms:
                  http: {host: 127.0.0.1, port: 0}
                  db.url: "%s"
                  dev.secret: "%s"
                  tenants.%s:
                    currency: SGD
                    taxes: defaults
                    payment-methods: [Stripe, Paypal, Cash On Delivery]
                    paypal: {client-id: client-1, client-secret: hush-paypal, base-url: "%s"}
                    stripe: {secret-key: hush-stripe, base-url: "%s"}
                  tenants.%s:
                    currency: SGD
                    prices-include-tax: true
                    taxes: defaults
                    payment-methods: [Stripe, Paypal]
                    paypal: {client-id: client-2, client-secret: hush-paypal, base-url: "%s"}
                    stripe: {secret-key: hush-stripe, base-url: "%s"}
                """.formatted(
                databaseUrl, SECRET.reveal(), TENANT, stub.url(), stub.url(), TAX_INCLUDED, stub.url(), stub.url()));
        Deployment deployment = Deployment.start(environment.read(settings), Clock.systemUTC(), List.of());
        return new PayingShop(deployment, stub, Storefront.open(deployment.oms(), TENANT), HttpClient.newHttpClient());
    }

    /** Returns a shop on the same server, of a tenant whose prices include tax. */
    PayingShop whereTaxIsIncluded() {
        return new PayingShop(deployment, stub, Storefront.open(deployment.oms(), TAX_INCLUDED), http);
    }

    Shopper customer() {
        return person(front.customer(), Role.CUSTOMER);
    }

    Shopper vendor() {
        return person(front.vendor(), Role.VENDOR);
    }

    private Shopper person(Actor actor, Role role) {
        String token = new DevIssuer(SECRET, Clock.systemUTC()).mint(DevToken.of(actor.tenant(), actor.user(), role));
        return new Shopper(http, URI.create("http://127.0.0.1:" + deployment.port() + "/graphql"), token);
    }

    /** An order for 21.80 SGD. */
    String placed() {
        return placed(
                front.readyToPlace(front.customer(), item("T-SHIRT-L", 10)).id());
    }

    /** An order of seven mugs at 3.33, with a quarter off by a coupon. */
    String placedWithCoupon() {
        front.stock("MUG", "3.33", 100);
        OrderId id = front.readyToPlace(front.customer(), item("MUG", 7)).id();
        front.addCoupon(front.customer(), id, "WELCOME25").orThrow();
        return placed(id);
    }

    /** A group: 21.80 with one vendor, 14.17 with another. */
    List<String> placedGroup() {
        Map<String, Object> two =
                ShopRows.row("vendor_id", "v-2", "name", "Two", "country", "Singapore", "is_active", true);
        front.load(SnapshotType.VENDOR, two);
        front.load(SnapshotType.PRODUCT, ofTwo(ShopRows.product("SOCKS", "4.00", 10)));
        front.load(SnapshotType.SHIPPING_OPTION, ofTwo(ShopRows.option("Standard", "5.00")));
        return front
                .checkOut(front.customer(), item("T-SHIRT-L", 10), new Item("SOCKS", 2, "v-2"))
                .orThrow()
                .orders()
                .stream()
                .map(view -> view.order().id())
                .map(id -> {
                    front.changeDestination(front.customer(), id).orThrow();
                    front.selectStandard(front.customer(), id).orThrow();
                    return placed(id);
                })
                .toList();
    }

    private static Map<String, Object> ofTwo(Map<String, Object> row) {
        row.put("vendor_id", "v-2");
        return row;
    }

    private String placed(OrderId id) {
        customer().change("placeOrder", "PlaceOrderInput", id.value(), Map.of());
        return id.value();
    }

    @Override
    public void close() {
        deployment.close();
        stub.close();
    }
}
