package com.sfayn.oms.server;

import static com.sfayn.oms.application.fixture.ShopRows.row;
import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.checkout.ChangeDestination;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.fixture.ShopRows;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.domain.address.AddressForm;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.JdbiStorage;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What older versions stored in words that mean something else by now, or nothing. */
class UpgradedRowsTest {
    private static final AddressForm SEOUL =
            new AddressForm(null, null, "1 Sejong-daero", null, "Seoul", null, "04524", null, "KR");

    private final HikariDataSource pool = pool();
    private final Oms oms = Oms.builder().storage(JdbiStorage.over(pool)).build();
    private final Storefront shop = Storefront.open(oms, new TenantId("acme"));

    private static HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
        return pool;
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void a_flat_rate_that_names_korea_or_congo_goes_on_serving_the_country_it_was_for() throws SQLException {
        Map<String, Object> option = new HashMap<>(ShopRows.option("Flat Rate", "12.00"));
        option.put("conditions", Map.of("countries", List.of("KR", "CG")));
        shop.load(SnapshotType.SHIPPING_OPTION, option);
        rewrite("shipping_option", "\"KR\"", "\"Korea\"");
        rewrite("shipping_option", "\"CG\"", "\"Congo\"");

        OrderId order = shop.checkOut(shop.customer(), item("T-SHIRT-L", 1))
                .orThrow()
                .orders()
                .get(0)
                .order()
                .id();
        oms.checkout()
                .changeDestination()
                .handle(shop.customer(), new ChangeDestination.Command(order, SEOUL, null, Preconditions.NONE))
                .orThrow();

        assertThat(oms.checkout()
                        .listShippingOptions()
                        .handle(shop.customer(), order)
                        .orThrow()
                        .orElseThrow())
                .extracting(ShippingQuote::method)
                .containsExactly("Flat Rate");
    }

    @Test
    void tax_rules_for_several_spellings_of_a_state_are_logged() throws SQLException {
        shop.load(SnapshotType.TAX_RULE, List.of(rule("a", "QC"), rule("b", "ON")));
        rewrite("tax_rule", "\"ON\"", "\"Quebec\"");
        Logger logger = (Logger) LoggerFactory.getLogger("com.sfayn.oms.snapshots.internal.book.JdbiVendorBooks");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.WARN);
        try {
            shop.checkOut(shop.customer(), item("T-SHIRT-L", 1)).orThrow();
        } finally {
            logger.setLevel(null);
            logger.detachAppender(log);
        }

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Tenant acme: Tax rules a and b both apply in Quebec, Canada, and their rates add"
                        + " up: \"QC\" and \"Quebec\" are the same state. If one is enough, deactivate the other.");
    }

    private static Map<String, Object> rule(String id, String state) {
        return row(
                "rule_id",
                id,
                "country",
                "Canada",
                "state",
                state,
                "name",
                "QST",
                "rate",
                "0.09975",
                "is_active",
                true);
    }

    /** As an older version wrote it. */
    private void rewrite(String table, String word, String before) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update oms." + table + " set content = replace(content, ?, ?) where content like ?")) {
            update.setString(1, word);
            update.setString(2, before);
            update.setString(3, "%" + word + "%");
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
