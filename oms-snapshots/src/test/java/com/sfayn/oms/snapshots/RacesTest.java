package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.scenario.RacesContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class RacesTest {
    @Nested
    class H2File extends RacesContract {
        @RegisterExtension
        static final OpenedStorage OPENED = OpenedStorage.onH2File();

        @Override
        protected Storage storage() {
            return OPENED.storage();
        }
    }

    @Nested
    class PostgreSql extends RacesContract {
        @RegisterExtension
        static final OpenedStorage OPENED = OpenedStorage.onPostgres();

        @Override
        protected Storage storage() {
            return OPENED.storage();
        }
    }
}
