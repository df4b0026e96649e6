package com.example.shop;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.lifecycle.PlaceOrder;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The points that customers collect: a table of the application. */
@Service
public class LoyaltyPoints {
    private final Oms oms;
    private final JdbcClient jdbc;

    LoyaltyPoints(Oms oms, JdbcClient jdbc) {
        this.oms = oms;
        this.jdbc = jdbc;
    }

    /** Adds the points and places the order: both are kept, or neither. */
    @Transactional
    public Order placeOrder(Actor customer, OrderId order, int points) {
        jdbc.sql("insert into loyalty_points (customer, points) values (?, ?)")
                .params(customer.user(), points)
                .update();
        return oms.orders().placeOrder()
                .handle(customer, new PlaceOrder.Command(order, null, false, Preconditions.NONE))
                .orThrow()
                .order()
                .order();
    }

    public int of(String customer) {
        return jdbc.sql("select coalesce(sum(points), 0) from loyalty_points where customer = ?")
                .param(customer)
                .query(Integer.class)
                .single();
    }
}
