package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.scenario.PaymentsContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class PaymentsOnEveryStorageTest {
    @Nested
    class H2Memory extends PaymentsContract {
        @RegisterExtension
        static final OpenedStorage OPENED = OpenedStorage.onH2();

        @Override
        protected Storage storage() {
            return OPENED.storage();
        }
    }

    @Nested
    class H2File extends PaymentsContract {
        @RegisterExtension
        static final OpenedStorage OPENED = OpenedStorage.onH2File();

        @Override
        protected Storage storage() {
            return OPENED.storage();
        }
    }

    @Nested
    class PostgreSql extends PaymentsContract {
        @RegisterExtension
        static final OpenedStorage OPENED = OpenedStorage.onPostgres();

        @Override
        protected Storage storage() {
            return OPENED.storage();
        }
    }
}
