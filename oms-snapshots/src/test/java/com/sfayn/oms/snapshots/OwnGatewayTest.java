package com.sfayn.oms.snapshots;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.lifecycle.ConfirmOrder;
import com.sfayn.oms.application.maintenance.MaintenanceJob;
import com.sfayn.oms.application.port.PaymentGateway;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.order.payment.ReportedPayment;
import com.sfayn.oms.domain.pricing.PricingPolicy.Taxes;
import com.sfayn.oms.domain.tenant.TenantId;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OwnGatewayTest {
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    /** Whose wallet number is the order's id has paid it. */
    private static final class WalletGateway implements PaymentGateway {
        @Override
        public String method() {
            return "Wallet";
        }

        @Override
        public Optional<ReportedPayment> verify(TenantId tenant, String transactionId, Order order) {
            return Optional.of(new ReportedPayment(transactionId, order.amountOwed(), PaymentState.PAID));
        }
    }

    @Test
    void an_application_uses_its_own_gateway_and_runs_maintenance_until_it_closes_the_job() {
        TenantSettings withWallet = new TenantSettings(
                Currency.getInstance("SGD"), ZoneOffset.UTC, false, Taxes.DEFAULTS, List.of("wallet"));
        try (HikariDataSource dataSource = EmbeddedDatabases.h2()) {
            Oms oms = Oms.builder()
                    .storage(JdbiStorage.over(dataSource))
                    .paymentGateway(new WalletGateway())
                    .settings(tenant -> withWallet)
                    .build();
            MaintenanceJob jobs = MaintenanceJob.everyMinute(
                    oms.maintenance().expireOrders(), oms.maintenance().purgeExpiredKeys());
            Storefront shop = Storefront.open(oms, new TenantId("acme"));
            Order order = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 10));
            shop.place(shop.customer(), order.id()).orThrow();
            oms.orders()
                    .confirmOrder()
                    .handle(
                            shop.customer(),
                            new ConfirmOrder.Command(
                                    order.id(), order.id().value(), "WALLET", null, Preconditions.NONE))
                    .orThrow();
            jobs.close();

            assertThat(shop.look(order.id()).status()).isEqualTo(OrderStatus.CONFIRMED);
        }
    }

    @Test
    void the_code_in_the_document_is_in_this_test() throws IOException {
        String here = squeezed(Path.of("src/test/java/com/sfayn/oms/snapshots/OwnGatewayTest.java"));
        Matcher blocks = JAVA_BLOCK.matcher(Files.readString(Path.of("../docs/how-to/take-payments.md")));

        int found = 0;
        while (blocks.find()) {
            assertThat(here).contains(blocks.group(1).replaceAll("\\s", ""));
            found++;
        }
        assertThat(found).isEqualTo(2);
    }

    private static String squeezed(Path file) throws IOException {
        return Files.readString(file).replaceAll("\\s", "");
    }
}
