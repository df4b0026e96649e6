package com.sfayn.oms.snapshots;

import static com.sfayn.oms.snapshots.TestDatabase.H2_FILE;
import static com.sfayn.oms.snapshots.TestDatabase.POSTGRES_PLAIN_OWNER;

import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.scenario.WebhookDeliveryContract;

@OnDatabases({H2_FILE, POSTGRES_PLAIN_OWNER})
class WebhookDeliveryOnEveryStorageTest extends WebhookDeliveryContract {
    WebhookDeliveryOnEveryStorageTest(Storage storage) {
        super(storage);
    }
}
