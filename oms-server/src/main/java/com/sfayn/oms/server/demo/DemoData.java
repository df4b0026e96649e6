package com.sfayn.oms.server.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.SyncMode;
import com.sfayn.oms.application.snapshot.SyncSnapshots;
import com.sfayn.oms.application.user.SyncUser;
import com.sfayn.oms.domain.tenant.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Loads the catalogue of the two demo tenants through the use case that real feeds use. Both tenants use the same ids
 * with different names and prices, so that a leak between them would be visible.
 */
final class DemoData {
    private static final String FILE = "data.json";

    private DemoData() {}

    static void load(Oms oms) {
        read().forEach((name, rowsByType) -> {
            TenantId tenant = new TenantId(name);
            Actor admin = Actor.of(tenant, "demo-loader", Role.ADMIN);
            oms.users().syncUser().handle(admin, SyncUser.Command.TOKEN_ONLY).orThrow();
            rowsByType.forEach((type, rows) -> oms.snapshots()
                    .syncSnapshots()
                    .handle(admin, upsert(type, rows))
                    .orThrow());
        });
    }

    private static SyncSnapshots.Command upsert(SnapshotType type, List<Map<String, Object>> rows) {
        return new SyncSnapshots.Command(type, SyncMode.UPSERT, false, false, null, rows, Preconditions.NONE);
    }

    private static Map<String, Map<SnapshotType, List<Map<String, Object>>>> read() {
        try (InputStream file = DemoData.class.getResourceAsStream(FILE)) {
            return JsonMapper.builder().build().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
