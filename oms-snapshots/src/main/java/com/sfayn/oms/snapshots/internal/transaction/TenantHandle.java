package com.sfayn.oms.snapshots.internal.transaction;

import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.internal.sql.Database;
import com.sfayn.oms.snapshots.internal.sql.Schema;
import com.sfayn.oms.snapshots.internal.sql.SqlFaults;
import com.sfayn.oms.snapshots.internal.sql.SqlSavepoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/**
 * Runs the statements of one tenant in one transaction. Every statement must name {@code :tenant}, which is bound here.
 * (JDBI alone would accept one that forgets it: a bound but unused parameter is no error to it.)
 */
public final class TenantHandle {
    private static final int ATTEMPTS = 3;

    private final Handle handle;
    private final TenantId tenant;
    private final Schema schema;
    private final Database database;
    private final AnswerTimeouts.Connected answers;
    private final WriteTurn turn;
    private final UnaryOperator<String> statementRewriter;
    private final List<StagedWork> staged = new ArrayList<>();
    private boolean written;

    /**
     * @param statementRewriter rewrites each statement after the tenant check; lets tests remove what the check
     *     requires
     */
    public TenantHandle(
            Handle handle,
            TenantId tenant,
            Schema schema,
            Database database,
            AnswerTimeouts.Connected answers,
            WriteTurn turn,
            UnaryOperator<String> statementRewriter) {
        this.handle = handle;
        this.tenant = tenant;
        this.schema = schema;
        this.database = database;
        this.answers = answers;
        this.turn = turn;
        this.statementRewriter = statementRewriter;
    }

    public TenantId tenant() {
        return tenant;
    }

    public Query query(String sql) {
        if (sql.contains(" for update")) {
            turn.take();
            answers.changing();
        } else {
            answers.reading();
        }
        return handle.createQuery(ready(sql)).bind("tenant", tenant.value());
    }

    /** Returns a query that may read all rows of a tenant, and so may take longer than other queries of a request. */
    public Query longQuery(String sql) {
        answers.changing();
        return handle.createQuery(ready(sql)).bind("tenant", tenant.value());
    }

    public Update update(String sql) {
        turn.take();
        return statement(sql);
    }

    /** Writes to a table whose rows no other transaction sees; others may write before this one continues. */
    public void stageRows(String sql, UnaryOperator<Update> binding) {
        turn.during(() -> binding.apply(statement(sql)).execute());
    }

    private Update statement(String sql) {
        written = true;
        answers.changing();
        return handle.createUpdate(ready(sql)).bind("tenant", tenant.value());
    }

    /**
     * Inserts a row unless its key exists. Waits for a concurrent transaction that has inserted it.
     *
     * @return whether it was inserted
     */
    public boolean insertUnlessThere(String sql, UnaryOperator<Update> binding) {
        if (database.knowsOnConflict()) {
            return binding.apply(update(sql + " on conflict do nothing")).execute() == 1;
        }
        try {
            return binding.apply(update(sql)).execute() == 1;
        } catch (RuntimeException e) {
            if (SqlFaults.isKeyClash(e)) return false;
            throw e;
        }
    }

    /** Registers work that ends with the transaction, and that is flushed before each further statement. */
    public void register(StagedWork work) {
        staged.add(work);
    }

    /** Returns the number of registered works. */
    public int stagedSoFar() {
        return staged.size();
    }

    public Database database() {
        return database;
    }

    public Handle handle() {
        return handle;
    }

    /** Finishes the filling of staging tables, before the connection is used for anything else. */
    void flush() {
        staged.forEach(StagedWork::flush);
    }

    /** Deletes staged rows; must be called before the commit. */
    public void beforeCommit() {
        staged.forEach(StagedWork::beforeCommit);
        if (written) answers.changing();
    }

    /** Cancels running transfers; must be called before the rollback. */
    public void beforeRollback() {
        staged.forEach(StagedWork::beforeRollback);
    }

    /**
     * Runs the writing, and repeats it if another transaction was first to insert one of its rows: a key clashes, or
     * the writing throws {@link OvertakenException}.
     */
    public <R> R retryingKeyClashes(Supplier<R> writing) {
        flush();
        for (int attempt = 1; ; attempt++) {
            SqlSavepoint before = SqlSavepoint.set(handle, "before_writing");
            try {
                R result = writing.get();
                before.release();
                return result;
            } catch (RuntimeException e) {
                boolean isOvertaken = e instanceof OvertakenException;
                if (!isOvertaken && !SqlFaults.isKeyClash(e)) throw e;
                if (attempt == ATTEMPTS && isOvertaken) {
                    throw new StorageUnavailableException(
                            "Another transaction wrote the same rows at the same time; try again.", e);
                }
                if (attempt == ATTEMPTS) throw e;
                before.rollback();
            }
        }
    }

    /** Binds values as one parameter that {@code cast(:name as varchar array)} takes. */
    public static <S extends SqlStatement<S>> S bindTexts(S statement, String name, Collection<String> values) {
        return statement.bindArray(name, String.class, values.toArray());
    }

    /** Binds numbers as one parameter that {@code cast(:name as integer array)} takes. */
    public static <S extends SqlStatement<S>> S bindNumbers(S statement, String name, Collection<Integer> values) {
        return statement.bindArray(name, Integer.class, values.toArray());
    }

    /** Binds a time in milliseconds, the precision of all stored times; null stays null. */
    public static <S extends SqlStatement<S>> S bindTime(S statement, String name, Instant time) {
        return statement.bindBySqlType(name, offset(time), java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
    }

    /** Returns a column's time; null stays null. */
    public static Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime offset(Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    private String ready(String sql) {
        if (!sql.contains(":tenant")) throw new IllegalArgumentException("The SQL does not name :tenant: " + sql);
        return rewritten(schema.in(sql));
    }

    /** Returns the statement to run, after everything staged is flushed. */
    public String rewritten(String sql) {
        flush();
        return statementRewriter.apply(sql);
    }
}
