package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.scenario.RevocationContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class RevocationOnEveryStorageTest {
    @Nested
    class H2Memory extends RevocationContract {
        @RegisterExtension
        static final OpenedStorage OPENED = OpenedStorage.onH2();

        @Override
        protected Storage storage() {
            return OPENED.storage();
        }
    }

    @Nested
    class PostgreSql extends RevocationContract {
        @RegisterExtension
        static final OpenedStorage OPENED = OpenedStorage.onPostgres();

        @Override
        protected Storage storage() {
            return OPENED.storage();
        }
    }
}
