package com.example.shop;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.ImportOptions;
import com.sfayn.oms.snapshots.csv.CsvFeed;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Loads the catalogue at every start; loading the same again changes nothing. */
@Component
class Catalogue implements ApplicationRunner {
    private final Oms oms;

    Catalogue(Oms oms) {
        this.oms = oms;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        for (SnapshotType type : List.of(SnapshotType.VENDOR, SnapshotType.PRODUCT, SnapshotType.SHIPPING_OPTION)) {
            ClassPathResource resource = new ClassPathResource("catalogue/" + type.id() + ".csv");
            try (InputStream file = resource.getInputStream()) {
                oms.snapshots().importSnapshots()
                        .handleForOperator(Actors.TENANT, ImportOptions.upsert(type), "csv", new CsvFeed(type, file))
                        .orThrow();
            }
        }
    }
}
