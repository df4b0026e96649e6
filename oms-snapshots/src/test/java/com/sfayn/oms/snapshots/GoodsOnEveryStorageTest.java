package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.scenario.GoodsContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class GoodsOnEveryStorageTest {
    @Nested
    class H2Memory extends GoodsContract {
        @RegisterExtension
        static final OpenedStorage OPENED = OpenedStorage.onH2();

        @Override
        protected Storage storage() {
            return OPENED.storage();
        }
    }

    @Nested
    class H2File extends GoodsContract {
        @RegisterExtension
        static final OpenedStorage OPENED = OpenedStorage.onH2File();

        @Override
        protected Storage storage() {
            return OPENED.storage();
        }
    }

    @Nested
    class PostgreSql extends GoodsContract {
        @RegisterExtension
        static final OpenedStorage OPENED = OpenedStorage.onPostgres();

        @Override
        protected Storage storage() {
            return OPENED.storage();
        }
    }
}
