package com.sfayn.oms.snapshots;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A CSV file of products as a catalogue would export it: some 200 bytes a row, in the order of its keys. */
final class ProductFile {
    static final String HEADER = "vendor_id,product_sku,product_id,product_name,product_category,options,product_price,"
            + "product_currency,stock,package_weight,package_length,package_width,package_height,is_taxable,is_active";

    private static final int ROWS_OF_A_VENDOR = 10_000;

    private ProductFile() {}

    static Path write(Path file, int rows) {
        try (Writer writer = Files.newBufferedWriter(file)) {
            writer.append(HEADER).append('\n');
            for (int row = 0; row < rows; row++) writer.append(line(row)).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static String line(int row) {
        String number = String.valueOf(1_000_000 + row);
        return "v-" + (100 + row / ROWS_OF_A_VENDOR) + ",SKU-" + number + ",prod-" + number
                + ",Shirt of organic cotton with a round neck no. " + number + ",apparel/shirts/short-sleeved,"
                + "\"{\"\"size\"\":\"\"L\"\",\"\"colour\"\":\"\"navy blue\"\",\"\"material\"\":\"\"cotton\"\"}\","
                + (5 + row % 90) + "." + (10 + row % 90) + ",SGD," + row % 500 + ",0." + (1 + row % 9)
                + ",30,25,2,true,true";
    }
}
