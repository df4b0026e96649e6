package com.sfayn.oms.snapshots;

import static com.sfayn.oms.snapshots.TestDatabase.H2_FILE;
import static com.sfayn.oms.snapshots.TestDatabase.POSTGRES_PLAIN_OWNER;

import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.scenario.LoginContract;
import com.sfayn.oms.application.snapshot.row.JsonReader;

@OnDatabases({H2_FILE, POSTGRES_PLAIN_OWNER})
class LoginOnEveryStorageTest extends LoginContract {
    LoginOnEveryStorageTest(Storage storage) {
        super(storage);
    }

    @Override
    protected JsonReader json() {
        return new JacksonJsonReader();
    }
}
