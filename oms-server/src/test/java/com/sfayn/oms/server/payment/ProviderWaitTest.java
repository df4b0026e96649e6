package com.sfayn.oms.server.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.server.deployment.SettingsReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderWaitTest {
    @Test
    void waiting_for_a_provider_does_not_block_other_documents(@TempDir Path folder) throws Exception {
        String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        SettingsReader environment = new SettingsReader(Map.of("OMS_LIMITS_DOCUMENTS", "1"));
        CompletableFuture<HttpResponse<String>> waiting;
        try (PayingShop shop = PayingShop.open(database, folder, environment)) {
            Provider stripe = Provider.STRIPE;
            String order = shop.placed();
            shop.stub().answers(stripe.path(stripe.id(1)), shop.stub().hang());
            Shopper customer = shop.customer();
            waiting = CompletableFuture.supplyAsync(() -> customer.send(
                    "confirmOrder",
                    "ConfirmOrderInput",
                    order,
                    Map.of("paymentMethod", stripe.method(), "transactionId", stripe.id(1))));
            Awaitility.await()
                    .until(() -> !shop.stub().asked(stripe.path(stripe.id(1))).isEmpty());

            assertThat(shop.vendor().look(order).at("/status").asText()).isEqualTo("PENDING");
            assertThat(waiting).isNotDone();
        }
        waiting.join();
    }
}
