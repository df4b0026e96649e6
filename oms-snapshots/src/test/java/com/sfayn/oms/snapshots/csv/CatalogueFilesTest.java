package com.sfayn.oms.snapshots.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.checkout.AddCoupon;
import com.sfayn.oms.application.checkout.CheckoutItems;
import com.sfayn.oms.application.checkout.Item;
import com.sfayn.oms.application.checkout.SelectShippingOption;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.lifecycle.PlaceOrder;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.ImportOptions;
import com.sfayn.oms.application.snapshot.SyncReport;
import com.sfayn.oms.application.user.SyncUser;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.EmbeddedDatabases;
import com.sfayn.oms.snapshots.JacksonJsonReader;
import com.sfayn.oms.snapshots.JdbiStorage;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example files of the documentation are valid and complete, and make a shop where one can buy. */
class CatalogueFilesTest {
    private static final Path FILES = Path.of("..", "docs", "how-to", "catalogue");
    private static final TenantId TENANT = new TenantId("acme");

    @Test
    void every_file_is_imported_without_a_warning_and_alice_buys_two_mugs() throws IOException {
        try (HikariDataSource dataSource = EmbeddedDatabases.h2()) {
            Oms oms = Oms.builder()
                    .storage(JdbiStorage.over(dataSource))
                    .jsonReader(new JacksonJsonReader())
                    .build();

            for (SnapshotType type : SnapshotType.values()) {
                Path file = FILES.resolve(type.id() + ".csv");
                SyncReport report;
                try (InputStream in = Files.newInputStream(file)) {
                    report = oms.snapshots()
                            .importSnapshots()
                            .handleForOperator(TENANT, ImportOptions.upsert(type), "csv", new CsvFeed(type, in))
                            .orThrow();
                }
                assertThat(report.inserted()).as(type.id()).isPositive().isEqualTo(report.read());
                assertThat(report.warnings()).as(type.id()).isEmpty();
                assertThat(CsvTemplate.of(type).strip().split(","))
                        .contains(Files.readAllLines(file).get(0).split(","));
            }

            assertThat(bought(oms).pricing().total()).isEqualTo(Money.of("20.80", "SGD"));
        }
    }

    private static Order bought(Oms oms) {
        Actor alice = Actor.of(TENANT, "alice", Role.CUSTOMER);
        oms.users().syncUser().handle(alice, SyncUser.Command.TOKEN_ONLY).orThrow();
        OrderId id = oms.checkout()
                .checkoutItems()
                .handle(alice, CheckoutItems.Command.of("v-1", List.of(new Item("MUG", 2, null))))
                .orThrow()
                .orders()
                .get(0)
                .order()
                .id();
        oms.checkout()
                .addCoupon()
                .handle(alice, new AddCoupon.Command(id, "welcome5", Preconditions.NONE))
                .orThrow();
        oms.checkout()
                .selectShippingOption()
                .handle(alice, new SelectShippingOption.Command(id, "standard", null, Preconditions.NONE))
                .orThrow();
        return oms.orders()
                .placeOrder()
                .handle(alice, new PlaceOrder.Command(id, null, false, Preconditions.NONE))
                .orThrow()
                .order()
                .order();
    }
}
