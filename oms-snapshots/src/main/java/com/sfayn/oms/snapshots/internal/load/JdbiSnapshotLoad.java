package com.sfayn.oms.snapshots.internal.load;

import com.sfayn.oms.application.port.snapshot.SnapshotChange.CustomerChange;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad;
import com.sfayn.oms.application.port.snapshot.SnapshotRepository.Counts;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.snapshots.internal.book.JdbiVendorBooks;
import com.sfayn.oms.snapshots.internal.load.SnapshotTable.Book;
import com.sfayn.oms.snapshots.internal.transaction.OvertakenException;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes rows in sets: a few from arrays, many from a staging table, by the same statements. Locks are taken in one
 * order: the versions of books, then the rows, each by key; all rows of an owner at once where a full list may
 * deactivate some.
 */
public final class JdbiSnapshotLoad implements SnapshotLoad {
    /**
     * The maximum number of rows that are kept in memory, if they come in one portion, and sent with every statement.
     */
    static final int MOST_LISTED = 1_000;

    private final TenantHandle handle;
    private final JdbiVendorBooks books;
    private final Runnable registration;
    private final SnapshotType type;
    private final SnapshotTable table;
    private final SnapshotSql sql;
    private final StampedStatements statements;
    private final List<NumberedChange> listed = new ArrayList<>();
    private StagedRows staging;
    private int total;
    private boolean namesUsers;

    public JdbiSnapshotLoad(
            TenantHandle handle, JdbiVendorBooks books, Runnable registration, SnapshotType type, SourceStamp stamp) {
        this.handle = handle;
        this.books = books;
        this.registration = registration;
        this.type = type;
        this.table = SnapshotTable.of(type);
        this.sql = new SnapshotSql(table);
        this.statements = new StampedStatements(stamp);
    }

    @Override
    public void add(List<NumberedChange> changes) {
        total = Math.addExact(total, changes.size());
        if (!namesUsers && type == SnapshotType.CUSTOMER) {
            namesUsers = changes.stream().anyMatch(JdbiSnapshotLoad::namesUser);
        }
        // rows that come in portions may be few and large
        if (staging == null && (!listed.isEmpty() || changes.size() > MOST_LISTED)) stage();
        if (staging == null) {
            listed.addAll(changes);
        } else {
            staging.fill(changes);
        }
    }

    private static boolean namesUser(NumberedChange row) {
        return row.change() instanceof CustomerChange customer
                && customer.customer().userId() != null;
    }

    private void stage() {
        staging = StagedRows.in(handle, table);
        staging.fill(listed);
        listed.clear();
    }

    private LoadedRows rows() {
        if (staging == null) return new ListedRows(table, listed);
        staging.complete();
        return staging;
    }

    @Override
    public Repeats repeats(int most) {
        if (staging == null) return Repeats.among(listed, most);
        staging.complete();
        return staging.repeats(most);
    }

    @Override
    public int deactivateOthers() {
        if (total == 0) return 0;
        // comparing even a short list with all rows of an owner needs an index
        if (staging == null) stage();
        LoadedRows rows = rows();
        return handle.retryingKeyClashes(() -> {
            lockBooks(rows);
            List<Integer> deactivated = new ArrayList<>();
            rows.owners(owners -> deactivated.add(deactivateOthers(rows, owners)));
            return deactivated.stream().mapToInt(Integer::intValue).sum();
        });
    }

    private int deactivateOthers(LoadedRows rows, List<String> owners) {
        var locking = statements.bound(handle.query(sql.lockOwned()));
        TenantHandle.bindTexts(locking, "owners", owners);
        if (locking.mapTo(Long.class).one() == 0) return 0;
        var update = statements.bound(handle.update(sql.deactivate(rows.relation())), rows);
        int deactivated = TenantHandle.bindTexts(update, "owners", owners).execute();
        if (deactivated > 0) table.book().ifPresent(book -> books.bump(versioned(book, owners)));
        return deactivated;
    }

    @Override
    public Counts write() {
        if (total == 0) return new Counts(0, 0, 0);
        registration.run();
        LoadedRows rows = rows();
        return handle.retryingKeyClashes(() -> {
            lockBooks(rows);
            return write(namesUsers ? new CustomerUsers(handle, statements).claimed(rows) : rows);
        });
    }

    private Counts write(LoadedRows rows) {
        Existing existing = statements
                .bound(handle.query(sql.lock(rows.relation())), rows)
                .map((row, context) ->
                        new Existing(row.getInt("existing"), row.getInt("applicable"), row.getInt("changed")))
                .one();
        int added = total - existing.all();
        if (added + existing.changed() > 0) bump(rows);
        if (existing.applicable() > 0) {
            statements.bound(handle.update(sql.update(rows.relation())), rows).execute();
        }
        if (added > 0) insert(rows, added);
        return new Counts(added, existing.changed(), total - added - existing.changed());
    }

    private void insert(LoadedRows rows, int added) {
        String insert = sql.insert(rows.relation(), added < total);
        int inserted = statements.bound(handle.update(insert), rows).execute();
        if (inserted < added) {
            throw new OvertakenException();
        }
    }

    /** Serialises changes of one vendor's book, whichever part they change. */
    private void lockBooks(LoadedRows rows) {
        table.book().ifPresent(book -> {
            if (book == Book.TENANT) books.lock(versioned(book, List.of()));
            else rows.owners(books::lock);
        });
    }

    private void bump(LoadedRows rows) {
        table.book().ifPresent(book -> {
            if (book == Book.TENANT) books.bump(versioned(book, List.of()));
            else books.bump(statements.bound(handle.update(sql.bump(rows.relation())), rows));
        });
    }

    private static List<String> versioned(Book book, List<String> owners) {
        return book == Book.TENANT ? List.of(JdbiVendorBooks.TENANT) : owners;
    }

    /**
     * The number of rows that are already stored.
     *
     * @param applicable those that apply: neither older than the stored row nor a repetition
     * @param changed those that apply and differ from the stored row
     */
    private record Existing(int all, int applicable, int changed) {}
}
