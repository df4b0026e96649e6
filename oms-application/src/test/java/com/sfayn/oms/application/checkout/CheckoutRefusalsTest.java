package com.sfayn.oms.application.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.domain.order.party.CustomerDetails;
import com.sfayn.oms.domain.pricing.PricingPolicy.Taxes;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The order in which a checkout lists everything that is wrong with its input. Callers see it, so it must not change.
 */
class CheckoutRefusalsTest {
    private static final Currency SGD = Currency.getInstance("SGD");

    private final Oms oms = Oms.builder()
            .storage(new InMemoryStorage())
            .settings(tenant -> new TenantSettings(SGD, ZoneOffset.UTC, false, Taxes.DEFAULTS, List.of()))
            .build();
    private final Storefront shop = Storefront.open(oms, new TenantId("acme"));

    @Test
    void a_checkout_lists_refusals_of_items_then_customer_then_reference_note_and_metadata() {
        CheckoutItems.Command command = new CheckoutItems.Command(
                null,
                new CustomerDetails("c-1", "A".repeat(256), null, null),
                null,
                null,
                null,
                "R".repeat(256),
                "n".repeat(2001),
                Map.of("m", "m".repeat(4096)),
                List.of(new Item("T-SHIRT-L", 0, "v-234"), new Item("MUG", 1, "v-2"), new Item("CUP", 1, null)),
                Preconditions.NONE);

        assertThat(oms.checkout().checkoutItems().handle(shop.admin(), command).refusals())
                .extracting(refusal -> String.join("/", refusal.path()) + ": " + refusal.message())
                .containsExactly(
                        "productSkus/0/orderQuantity: The quantity is 0; it must be 1 to 1000000.",
                        "productSkus/2/vendorId: vendorId is missing: set it on the item or on the checkout.",
                        "externalReference: An externalReference identifies one order, but the items of 3 vendors make"
                                + " one order each.",
                        "customerDetails/firstName: The firstName has 256 characters; at most 255 are allowed.",
                        "externalReference: The externalReference has 256 characters; at most 255 are allowed.",
                        "note: The note has 2001 characters; at most 2000 are allowed.",
                        "metadata: The metadata has 4104 bytes as JSON; at most 4096 are allowed.");
    }
}
