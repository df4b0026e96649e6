package com.sfayn.oms.server.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.check.CheckData;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class StartCheckTest {
    /** Behaves like H2 at an index entry without its row. */
    private static final Storage UNREADABLE = new Storage() {
        @Override
        public <R> R inTransaction(TenantId tenant, Function<TenantStore, R> work) {
            throw new StorageUnavailableException("The database did not grant a lock in time; try again.", null);
        }

        @Override
        public List<TenantId> listAcrossTenants() {
            return List.of(new TenantId("t-1"));
        }
    };

    @Test
    void an_unreadable_file_is_reported_as_damaged_with_what_to_do() {
        assertThatThrownBy(() -> StartCheck.run(new CheckData(UNREADABLE), "jdbc:h2:file:./data/oms"))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("jdbc:h2:file:./data/oms")
                .hasMessageContaining("is damaged")
                .hasMessageContaining("Restore it from a backup");
    }
}
