package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.SnapshotSource;
import com.sfayn.oms.application.snapshot.row.SnapshotRow;
import com.sfayn.oms.domain.tenant.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** The source that docs/how-to/sync-your-catalogue.md shows: an application's own table of articles. */
final class ArticleTable implements SnapshotSource {
    private static final Duration OVERLAP = Duration.ofMinutes(5);
    private static final String CHANGED = "select * from articles where shop = ? and changed_at >= ?";

    private final DataSource database;

    ArticleTable(DataSource database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "article table";
    }

    @Override
    public SnapshotType type() {
        return SnapshotType.PRODUCT;
    }

    @Override
    public Pulled pull(TenantId tenant, Instant since) {
        Instant from = since == null ? Instant.EPOCH : since.minus(OVERLAP);
        return Pulled.now(into -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement query = connection.prepareStatement(CHANGED)) {
                query.setString(1, tenant.value());
                query.setObject(2, from.atOffset(ZoneOffset.UTC));
                ResultSet article = query.executeQuery();
                for (int line = 1; article.next(); line++) into.row(new SnapshotRow(line, cells(article)));
            } catch (SQLException e) {
                throw new IllegalStateException("The articles can't be read.", e);
            }
        });
    }

    private static Map<String, Object> cells(ResultSet article) throws SQLException {
        Map<String, Object> cells = new HashMap<>();
        cells.put("vendor_id", "v-1");
        cells.put("product_sku", article.getString("number"));
        cells.put("product_id", article.getString("number"));
        cells.put("product_name", article.getString("title"));
        cells.put("product_category", null);
        cells.put("options", Map.of("color", article.getString("color")));
        cells.put("product_price", article.getBigDecimal("price"));
        cells.put("product_currency", "SGD");
        cells.put("stock", article.getObject("in_stock", Integer.class));
        cells.put("package_weight", article.getBigDecimal("kilograms"));
        cells.put("package_length", 10);
        cells.put("package_width", 10);
        cells.put("package_height", 10);
        cells.put("is_active", article.getBoolean("for_sale"));
        return cells;
    }
}
