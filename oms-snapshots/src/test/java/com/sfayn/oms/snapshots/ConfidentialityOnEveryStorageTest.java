package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.scenario.ConfidentialityContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConfidentialityOnEveryStorageTest {
    @Nested
    class H2Memory extends ConfidentialityContract {
        @RegisterExtension
        static final OpenedStorage OPENED = OpenedStorage.onH2();

        @Override
        protected Storage storage() {
            return OPENED.storage();
        }
    }

    @Nested
    class PostgreSql extends ConfidentialityContract {
        @RegisterExtension
        static final OpenedStorage OPENED = OpenedStorage.onPostgres();

        @Override
        protected Storage storage() {
            return OPENED.storage();
        }
    }
}
