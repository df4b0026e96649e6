package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.checkout.ChangeDestination;
import com.sfayn.oms.application.checkout.CheckoutItems;
import com.sfayn.oms.application.checkout.Item;
import com.sfayn.oms.application.checkout.SelectShippingOption;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.address.AddressForm;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderStatus;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ShopApplicationTest {
    private static final AddressForm ADDRESS =
            new AddressForm(null, null, "1 Fullerton Road", null, "Singapore", null, "049213", null, "Singapore");

    @Autowired
    private Oms oms;

    @Autowired
    private LoyaltyPoints points;

    @Autowired
    private PlatformTransactionManager transactionManager;

    @Autowired
    private Environment environment;

    @Test
    void an_order_and_the_points_for_it_are_kept_together() {
        Actor bob = Actor.of(Actors.TENANT, "bob", Role.CUSTOMER);
        OrderId order = readyToPlace(bob);

        points.placeOrder(bob, order, 16);

        assertThat(status(bob, order)).isEqualTo(OrderStatus.PENDING);
        assertThat(points.of("bob")).isEqualTo(16);
    }

    @Test
    void a_rollback_of_the_application_takes_the_order_with_it() {
        Actor carol = Actor.of(Actors.TENANT, "carol", Role.CUSTOMER);
        OrderId order = readyToPlace(carol);

        new TransactionTemplate(transactionManager).executeWithoutResult(transaction -> {
            Order placed = points.placeOrder(carol, order, 16);
            assertThat(placed.status()).isEqualTo(OrderStatus.PENDING);
            transaction.setRollbackOnly();
        });

        assertThat(status(carol, order)).isEqualTo(OrderStatus.DRAFT);
        assertThat(points.of("carol")).isZero();
    }

    @Test
    void no_points_are_kept_for_an_order_that_is_refused() {
        Actor dave = Actor.of(Actors.TENANT, "dave", Role.CUSTOMER);
        OrderId order = readyToPlace(dave);
        points.placeOrder(dave, order, 16);

        assertThatThrownBy(() -> points.placeOrder(dave, order, 16)).isInstanceOf(IllegalStateException.class);

        assertThat(points.of("dave")).isEqualTo(16);
    }

    @Test
    void the_api_answers_the_user_who_is_logged_in() throws Exception {
        String query = "{\"query\": \"mutation { checkoutItems(input: {vendorId: \\\"v-1\\\","
                + " productSkus: [{productSku: \\\"MUG\\\", orderQuantity: 2}]}) { orders { status } } }\"}";
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + environment.getProperty("local.server.port") + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(query));
        String login = Base64.getEncoder().encodeToString("alice:wonderland".getBytes());

        HttpClient client = HttpClient.newHttpClient();
        HttpResponse<String> answer = client.send(
                request.copy().header("Authorization", "Basic " + login).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.body()).contains("\"status\":\"DRAFT\"");
        assertThat(client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(401);
    }

    private OrderId readyToPlace(Actor customer) {
        OrderId order = oms.checkout().checkoutItems()
                .handle(customer, CheckoutItems.Command.of("v-1", List.of(new Item("MUG", 2, null))))
                .orThrow()
                .orders()
                .get(0)
                .order()
                .id();
        oms.checkout().changeDestination()
                .handle(customer, new ChangeDestination.Command(order, ADDRESS, null, Preconditions.NONE))
                .orThrow();
        oms.checkout().selectShippingOption()
                .handle(customer, new SelectShippingOption.Command(order, "standard", null, Preconditions.NONE))
                .orThrow();
        return order;
    }

    private OrderStatus status(Actor customer, OrderId order) {
        return oms.orders().getOrder()
                .handle(customer, order)
                .orThrow()
                .orElseThrow()
                .order()
                .status();
    }
}
