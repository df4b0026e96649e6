package com.sfayn.oms.application.scenario;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.fixture.FakeGateway;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.lifecycle.CancelOrder;
import com.sfayn.oms.application.lifecycle.ConfirmOrder;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.pricing.PricingPolicy.Taxes;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** A shop whose tenant takes payments through a provider. */
abstract class PaidOrdersContract extends ScenarioContract {
    private static final TenantSettings SETTINGS = new TenantSettings(
            Currency.getInstance("SGD"),
            ZoneOffset.UTC,
            false,
            Taxes.DEFAULTS,
            List.of("STRIPE", "Wallet", TenantSettings.CASH_ON_DELIVERY));
    static final String TOTAL = "21.80";

    final FakeGateway gateway = new FakeGateway();
    final Oms oms = over(storage());
    final Storefront shop = Storefront.open(oms, new TenantId("acme-" + UUID.randomUUID()));

    PaidOrdersContract(Storage storage) {
        super(storage);
    }

    final Oms over(Storage storage) {
        return Oms.builder()
                .storage(storage)
                .settings(tenant -> SETTINGS)
                .paymentGateway(gateway)
                .build();
    }

    final Answer<OrderChanged> confirm(OrderId id, String transactionId) {
        return confirm(id, transactionId, Preconditions.NONE);
    }

    final Answer<OrderChanged> confirm(OrderId id, String transactionId, Preconditions preconditions) {
        return oms.orders()
                .confirmOrder()
                .handle(shop.customer(), new ConfirmOrder.Command(id, transactionId, "Stripe", null, preconditions));
    }

    final void cancel(OrderId id) {
        oms.orders()
                .cancelOrder()
                .handle(shop.customer(), new CancelOrder.Command(id, "no need", null, Preconditions.NONE))
                .orThrow();
    }

    static Money sgd(String amount) {
        return Money.of(amount, "SGD");
    }
}
