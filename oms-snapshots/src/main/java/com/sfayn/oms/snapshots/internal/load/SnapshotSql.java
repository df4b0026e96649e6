package com.sfayn.oms.snapshots.internal.load;

import com.sfayn.oms.snapshots.internal.load.SnapshotTable.Column;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Builds the statements that write one snapshot table, for one row or a million. The rows to write come from a relation
 * with the alias {@code u}: an array per column, or a staging table. Parameters are the tenant, the stamp of the load
 * and those of the relation.
 */
final class SnapshotSql {
    private static final String AT = "cast(:sourceAt as timestamp(3) with time zone)";
    private static final String ID = "cast(:sourceId as varchar)";
    private static final String SOURCE = "cast(:source as varchar)";

    /** Whether a stored row was changed after the stamp of this load. */
    static final String NEWER = "(t.source_at > " + AT + " or t.source_at = " + AT + " and t.source_id > " + ID + ")";

    private final SnapshotTable table;
    private final String forUpdate;

    SnapshotSql(SnapshotTable table) {
        this.table = table;
        this.forUpdate = " order by " + keys("t.") + " for update of t";
    }

    /**
     * Locks the stored rows with a key in u, in the order of their keys, and counts those that u applies to and
     * changes.
     */
    String lock(String u) {
        return "select count(*) as existing, count(case when x.applicable then 1 end) as applicable,"
                + " count(case when x.applicable and x.differs then 1 end) as changed from (select not " + upToDate()
                + " as applicable, " + differs() + " as differs from " + u + " join oms." + table.name() + " t on "
                + matching()
                + forUpdate + ") x";
    }

    /** Updates the stored rows that u applies to, also those that it only confirms. */
    String update(String u) {
        String sets = table.columns().stream()
                .map(Column::name)
                .filter(name -> !table.keys().contains(name))
                .map(name ->
                        name + " = u." + name + remembering(name, remembered -> ", " + remembered + " = u." + name))
                .collect(Collectors.joining(", "));
        return "merge into oms." + table.name() + " t using " + u + " on (" + matching() + ") when matched and not "
                + upToDate() + " then update set " + sets + ", source_at = " + AT + ", source_id = " + ID
                + ", source = "
                + SOURCE;
    }

    /**
     * Inserts the rows of u in the order of their keys, so that writers of the same new rows can't deadlock.
     *
     * @param someExist whether u also has rows that are already stored
     */
    String insert(String u, boolean someExist) {
        String names = columns(name -> name + remembering(name, remembered -> ", " + remembered));
        String values = columns(name -> "u." + name + remembering(name, remembered -> ", u." + name));
        return "insert into oms." + table.name() + " (tenant_id, " + names + ", source_at, source_id, source)"
                + " select cast(:tenant as varchar), " + values + ", " + AT + ", " + ID + ", " + SOURCE + " from " + u
                + (someExist ? " where " + notExisting() : "") + " order by " + keys("u.");
    }

    /** Raises the versions of the books in which u changes anything; must run before the change. */
    String bump(String u) {
        return "merge into oms.book_version b using (select distinct u." + table.owner() + " as owner from " + u
                + " left join oms." + table.name() + " t on " + matching() + " where t.tenant_id is null or not "
                + upToDate() + " and " + differs() + ") o on (b.tenant_id = :tenant and b.vendor_id = o.owner)"
                + " when matched then update set version = b.version + 1";
    }

    /** Locks all rows of some owners in the order of their keys, and counts those that are active and not newer. */
    String lockOwned() {
        return "select count(case when x.outdated then 1 end) as outdated from (select t.active and not " + NEWER
                + " as outdated from oms." + table.name() + " t where " + owned() + forUpdate + ") x";
    }

    /** Deactivates the rows of some owners that are not in u. */
    String deactivate(String u) {
        return "update oms." + table.name() + " t set active = false, source_at = " + AT + ", source_id = " + ID
                + ", source = " + SOURCE + " where " + owned() + " and t.active and not " + NEWER
                + " and not exists (select 1 from " + u + " where " + sameKey() + ")";
    }

    private String owned() {
        return "t.tenant_id = :tenant and t." + table.owner() + " = any(cast(:owners as varchar array))";
    }

    private String notExisting() {
        return "not exists (select 1 from oms." + table.name() + " t where " + matching() + ")";
    }

    private String matching() {
        return "t.tenant_id = :tenant and " + sameKey();
    }

    private String sameKey() {
        return table.keys().stream().map(key -> "t." + key + " = u." + key).collect(Collectors.joining(" and "));
    }

    /** Whether nothing is to be done: the row is newer than the load, or it already got exactly this change from it. */
    private String upToDate() {
        return "(" + NEWER + " or t.source_at = " + AT + " and t.source_id = " + ID + " and " + repeated() + ")";
    }

    private String repeated() {
        return compared(
                name -> "t." + table.remembered().getOrDefault(name, name) + " is not distinct from u." + name,
                " and ");
    }

    private String differs() {
        return "(" + compared(name -> "t." + name + " is distinct from u." + name, " or ") + ")";
    }

    private String compared(UnaryOperator<String> comparison, String between) {
        return table.columns().stream()
                .map(Column::name)
                .filter(name -> !table.keys().contains(name))
                .map(comparison)
                .collect(Collectors.joining(between));
    }

    private String remembering(String name, UnaryOperator<String> text) {
        String remembered = table.remembered().get(name);
        return remembered == null ? "" : text.apply(remembered);
    }

    private String columns(UnaryOperator<String> text) {
        return table.columns().stream().map(Column::name).map(text).collect(Collectors.joining(", "));
    }

    private String keys(String alias) {
        return table.keys().stream().map(key -> alias + key).collect(Collectors.joining(", "));
    }
}
