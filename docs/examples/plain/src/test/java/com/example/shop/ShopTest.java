package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sfayn.oms.application.checkout.Item;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderStatus;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ShopTest {
    @Test
    void a_cart_becomes_a_placed_order() throws IOException {
        try (HikariDataSource dataSource = new HikariDataSource()) {
            dataSource.setJdbcUrl("jdbc:h2:mem:shop-test");
            dataSource.setMaximumPoolSize(1);
            Shop shop = new Shop(dataSource);
            shop.loadCatalogue();

            Order order = shop.order("alice", new Item("MUG", 2, null));

            assertEquals(OrderStatus.PENDING, order.status());
            assertEquals("SGD", order.pricing().total().currency().getCurrencyCode());
        }
    }

    @Test
    void the_program_runs() throws IOException {
        Shop.main(new String[0]);
    }
}
