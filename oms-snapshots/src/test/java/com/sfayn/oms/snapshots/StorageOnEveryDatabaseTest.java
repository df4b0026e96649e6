package com.sfayn.oms.snapshots;

import static com.sfayn.oms.snapshots.TestDatabase.H2_FILE;
import static com.sfayn.oms.snapshots.TestDatabase.H2_MEMORY;
import static com.sfayn.oms.snapshots.TestDatabase.OLDEST_POSTGRES_PLAIN_OWNER;
import static com.sfayn.oms.snapshots.TestDatabase.OLDEST_POSTGRES_SUPERUSER;
import static com.sfayn.oms.snapshots.TestDatabase.POSTGRES_PLAIN_OWNER;
import static com.sfayn.oms.snapshots.TestDatabase.POSTGRES_SUPERUSER;

import com.sfayn.oms.application.contract.StorageContract;
import com.sfayn.oms.application.port.Storage;

@OnDatabases({
    H2_MEMORY,
    H2_FILE,
    POSTGRES_SUPERUSER,
    POSTGRES_PLAIN_OWNER,
    OLDEST_POSTGRES_SUPERUSER,
    OLDEST_POSTGRES_PLAIN_OWNER
})
class StorageOnEveryDatabaseTest extends StorageContract {
    StorageOnEveryDatabaseTest(Storage storage) {
        super(storage);
    }
}
