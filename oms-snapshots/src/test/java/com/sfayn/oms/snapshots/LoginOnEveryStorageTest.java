package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.scenario.LoginContract;
import com.sfayn.oms.application.snapshot.row.JsonReader;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class LoginOnEveryStorageTest {
    @Nested
    class H2Memory extends LoginContract {
        @RegisterExtension
        static final OpenedStorage OPENED = OpenedStorage.onH2();

        @Override
        protected Storage storage() {
            return OPENED.storage();
        }

        @Override
        protected JsonReader json() {
            return new JacksonJsonReader();
        }
    }

    @Nested
    class PostgreSql extends LoginContract {
        @RegisterExtension
        static final OpenedStorage OPENED = OpenedStorage.onPostgres();

        @Override
        protected Storage storage() {
            return OPENED.storage();
        }

        @Override
        protected JsonReader json() {
            return new JacksonJsonReader();
        }
    }
}
