package com.sfayn.oms.server;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.fixture.SettableClock;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.maintenance.ExpireOrders;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a log says of an order that is overdue and can't be cancelled: which, and why, and nothing of its customer. */
class ExpiryLogTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final Logger SWEEP = (Logger) LoggerFactory.getLogger(ExpireOrders.class);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final SettableClock clock = new SettableClock(Instant.now());
    private final Storage storage = new InMemoryStorage();
    private final Storefront shop = Storefront.open(over(storage), ACME);

    @BeforeEach
    void listen() {
        log.start();
        SWEEP.addAppender(log);
        SWEEP.setLevel(Level.WARN);
    }

    @AfterEach
    void stopListening() {
        SWEEP.setLevel(null);
        SWEEP.detachAppender(log);
    }

    @Test
    void a_fault_is_logged_with_its_types_and_stack_but_without_its_messages() {
        OrderId id = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 1)).id();
        clock.advance(Duration.ofDays(31));

        over(new Quoting(storage, new AtomicInteger()))
                .maintenance()
                .expireOrders()
                .handle();

        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage())
                    .contains(id.value(), "tenant acme", "IllegalStateException at ", "Quoting.inTransaction")
                    .contains(", caused by java.lang.IllegalArgumentException at ")
                    .doesNotContain("Ada", "refused a statement");
            assertThat(event.getThrowableProxy()).isNull();
        });
    }

    @Test
    void a_refusal_is_logged_with_its_code() {
        Order order = SampleOrders.withStatus(SampleOrders.draft("ORD-DONE"), OrderStatus.COMPLETED);
        Order overdue = SampleOrders.expiring(order, clock.instant().minusSeconds(1));
        storage.inTransaction(ACME, store -> store.keep(SampleOrders.accepted(overdue, 1)));

        over(storage).maintenance().expireOrders().handle();

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Order ORD-DONE of tenant acme is overdue and could not be cancelled: ILLEGAL_TRANSITION.");
    }

    private Oms over(Storage used) {
        return Oms.builder().storage(used).clock(clock).build();
    }

    /** Fails at the second transaction, in the words that a database or a parser would find. */
    private record Quoting(Storage whole, AtomicInteger transactions) implements Storage {
        @Override
        public <R> R inTransaction(TenantId tenant, Function<TenantStore, R> work) {
            if (transactions.incrementAndGet() == 2) {
                throw new IllegalStateException(
                        "The database refused a statement.",
                        new IllegalArgumentException("Failing row contains (Ada Lovelace, ada@example.com)."));
            }
            return whole.inTransaction(tenant, work);
        }

        @Override
        public List<TenantId> listAcrossTenants() {
            return whole.listAcrossTenants();
        }
    }
}
