package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Claims;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.access.Callers.FirstCall;
import com.sfayn.oms.application.internal.row.SampleRows;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.application.snapshot.SyncSnapshots.Command;
import com.sfayn.oms.application.snapshot.row.JsonReader;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** A storage in which an admin and a vendor may import, with helper methods for import tests. */
class SyncCalls {
    static final TenantId TENANT = new TenantId("t-123");
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    static final Actor ADMIN = Actor.of(TENANT, "admin", Role.ADMIN);
    static final Actor VENDOR =
            new Actor(TENANT, "seller", Set.of(Role.VENDOR), new Claims("v-234", null, null, null, null));

    final Storage storage = new InMemoryStorage();

    @BeforeEach
    void permit() {
        grant(TENANT, "admin", Permission.IMPORT_SNAPSHOTS);
        grant(TENANT, "seller", Permission.IMPORT_SNAPSHOTS);
    }

    Answer<SyncReport> sync(Actor actor, Command command) {
        return new SyncSnapshots(
                        storage,
                        new Callers(List.of(), FirstCall.syncRequired()),
                        new SnapshotIntake(
                                tenant -> SampleRows.SETTINGS, Clock.fixed(NOW, ZoneOffset.UTC), JsonReader.NONE))
                .handle(actor, command);
    }

    static List<String> codes(Answer<SyncReport> answer) {
        return answer.refusals().stream().map(Refusal::code).toList();
    }

    static Command upsert(SnapshotType type, Object... rows) {
        return new Command(type, SyncMode.UPSERT, false, false, null, list(rows), Preconditions.NONE);
    }

    static Command asOf(Instant sourceAt, Object... products) {
        return command(SyncMode.UPSERT, false, sourceAt, null, products);
    }

    static Command command(
            SyncMode mode, boolean dryRun, Instant asOf, Preconditions preconditions, Object... products) {
        return new Command(
                SnapshotType.PRODUCT,
                mode,
                dryRun,
                false,
                asOf,
                list(products),
                preconditions == null ? Preconditions.NONE : preconditions);
    }

    /** Collects rows, since generic varargs cause a warning. */
    private static List<Map<String, Object>> list(Object... rows) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Object row : rows) {
            Map<String, Object> cells = new LinkedHashMap<>();
            ((Map<?, ?>) row).forEach((column, value) -> cells.put((String) column, value));
            list.add(cells);
        }
        return list;
    }

    static Command emptyCommand() {
        return upsert(SnapshotType.PRODUCT);
    }

    void grant(TenantId tenant, String user, Permission permission) {
        storage.inTransaction(
                tenant,
                store -> store.grants().replace(user, Set.of(permission), new SourceStamp(NOW, "token", "test")));
    }

    Map<String, Product> products(String vendorId, String sku) {
        return products(TENANT, vendorId, sku);
    }

    Map<String, Product> products(TenantId tenant, String vendorId, String sku) {
        return storage.inTransaction(tenant, store -> store.products().find(vendorId, List.of(sku)));
    }

    static Map<String, Object> product(String vendorId, String sku) {
        return SampleRows.with(
                SampleRows.with(SampleRows.json(SnapshotType.PRODUCT), "vendor_id", vendorId), "product_sku", sku);
    }

    static Command many(List<Map<String, Object>> rows) {
        return new Command(SnapshotType.PRODUCT, SyncMode.UPSERT, false, false, null, rows, Preconditions.NONE);
    }
}
