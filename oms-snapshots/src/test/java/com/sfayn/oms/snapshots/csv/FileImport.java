package com.sfayn.oms.snapshots.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.RequestRefusal.RowsRefused;
import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.ImportOptions;
import com.sfayn.oms.application.snapshot.SyncReport;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.JacksonJsonReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Imports files for a tenant of its own, as an operator does. */
final class FileImport {
    static final String PRODUCT_HEADER = "vendor_id,product_sku,product_id,product_name,product_category,options,"
            + "product_price,product_currency,stock,package_weight,package_length,package_width,package_height,"
            + "is_active";

    private final Storage storage;
    private final Oms oms;
    private final TenantId tenant = new TenantId("csv-" + UUID.randomUUID());

    FileImport(Storage storage) {
        this.storage = storage;
        this.oms = Oms.builder()
                .storage(storage)
                .jsonReader(new JacksonJsonReader())
                .build();
    }

    /** A good row of a product, as a line without its end. */
    static String product(String sku) {
        return "v-1," + sku + ",p-1,Mug,Kitchen,{},8.00,SGD,50,0.4,10,10,10,true";
    }

    /** A file of products with the usual header. */
    static String products(String... rows) {
        return PRODUCT_HEADER + "\n" + String.join("\n", rows) + "\n";
    }

    Answer<SyncReport> load(SnapshotType type, InputStream file) {
        return load(ImportOptions.upsert(type), file);
    }

    Answer<SyncReport> load(ImportOptions terms, InputStream file) {
        return oms.snapshots()
                .importSnapshots()
                .handleForOperator(tenant, terms, "csv", new CsvFeed(terms.type(), file));
    }

    Answer<SyncReport> load(SnapshotType type, String file) {
        return load(type, bytes(file));
    }

    Answer<SyncReport> products(byte[] file) {
        return load(SnapshotType.PRODUCT, new ByteArrayInputStream(file));
    }

    RowsRefused refused(SnapshotType type, InputStream file) {
        Answer<SyncReport> answer = load(type, file);
        assertThat(answer.refusals()).singleElement().isInstanceOf(RowsRefused.class);
        return (RowsRefused) answer.refusals().get(0);
    }

    List<RowError> errors(SnapshotType type, String file) {
        return refused(type, bytes(file)).rows();
    }

    List<RowError> errors(byte[] products) {
        return refused(SnapshotType.PRODUCT, new ByteArrayInputStream(products)).rows();
    }

    /** The one thing that is wrong with a file of products. */
    RowError error(String products) {
        return error(products.getBytes(StandardCharsets.UTF_8));
    }

    RowError error(byte[] products) {
        List<RowError> errors = errors(products);
        assertThat(errors).hasSize(1);
        return errors.get(0);
    }

    Map<String, Product> found(String... skus) {
        return storage.inTransaction(tenant, store -> store.products().find("v-1", List.of(skus)));
    }

    static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
