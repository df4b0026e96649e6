package com.sfayn.oms.snapshots.internal.check;

import com.sfayn.oms.application.port.ConsistencyChecks.Key;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads a table in the order of its primary key, page by page, each page by one range of that key's index. (H2 uses no
 * index to compare whole keys, and sorts by one only if the tenant comes first.)
 *
 * @param alias of the table
 * @param columns of its key after the tenant
 */
record KeysetPager(String alias, List<String> columns) {
    KeysetPager {
        columns = List.copyOf(columns);
    }

    /**
     * Returns the next rows; empty only at the end.
     *
     * @param select up to its last condition, which is the tenant's
     */
    <T> List<T> next(TenantHandle handle, String select, Key after, int limit, RowMapper<T> mapper) {
        if (after.isStart()) return read(handle.query(select + order()), limit, mapper);
        for (int level = columns.size() - 1; level >= 0; level--) {
            Query query = handle.query(select + range(level) + order());
            for (int i = 0; i <= level; i++) query.bind("key" + i, after.parts().get(i));
            List<T> rows = read(query, limit, mapper);
            if (!rows.isEmpty()) return rows;
        }
        return List.of();
    }

    private static <T> List<T> read(Query query, int limit, RowMapper<T> mapper) {
        return query.bind("rows", limit).map(mapper).list();
    }

    /** Returns the condition for rows with the same first columns and a greater next one. */
    private String range(int level) {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i <= level; i++) {
            conditions.add(alias + "." + columns.get(i) + (i == level ? " > :key" : " = :key") + i);
        }
        return " and " + String.join(" and ", conditions);
    }

    private String order() {
        return " order by " + alias + ".tenant_id, "
                + columns.stream().map(column -> alias + "." + column).collect(Collectors.joining(", "))
                + " fetch first :rows rows only";
    }
}
