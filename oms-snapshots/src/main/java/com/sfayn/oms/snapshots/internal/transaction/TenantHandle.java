package com.sfayn.oms.snapshots.internal.transaction;

import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.internal.sql.Database;
import com.sfayn.oms.snapshots.internal.sql.Schema;
import com.sfayn.oms.snapshots.internal.sql.SqlFaults;
import com.sfayn.oms.snapshots.internal.sql.SqlSavepoint;
import com.sfayn.oms.snapshots.transaction.WriteTurns;
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
 * One transaction's database handle that belongs to one tenant. Every statement has to name {@code :tenant}, and gets
 * it bound. (JDBI alone would let a forgotten one pass: a bound but unused parameter is no error to it.)
 */
public final class TenantHandle {
    private static final int ATTEMPTS = 3;

    private final Handle handle;
    private final TenantId tenant;
    private final Schema schema;
    private final Database database;
    private final AnswerTimeouts.Connected answers;
    private final WriteTurns.Turn turn;
    private final UnaryOperator<String> lastLook;
    private final List<StagedWork> staged = new ArrayList<>();
    private boolean written;

    /** @param lastLook sees each statement after the guard; lets tests take out what the guard insists on */
    public TenantHandle(
            Handle handle,
            TenantId tenant,
            Schema schema,
            Database database,
            AnswerTimeouts.Connected answers,
            WriteTurns.Turn turn,
            UnaryOperator<String> lastLook) {
        this.handle = handle;
        this.tenant = tenant;
        this.schema = schema;
        this.database = database;
        this.answers = answers;
        this.turn = turn;
        this.lastLook = lastLook;
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

    /** A query that may go through all of a tenant's rows, and so takes longer than a request's others. */
    public Query longQuery(String sql) {
        answers.changing();
        return handle.createQuery(ready(sql)).bind("tenant", tenant.value());
    }

    public Update update(String sql) {
        turn.take();
        return statement(sql);
    }

    /** Writes to a table whose rows no other transaction sees: others may write before this one goes on. */
    public void stageRows(String sql, UnaryOperator<Update> binding) {
        turn.during(() -> binding.apply(statement(sql)).execute());
    }

    private Update statement(String sql) {
        written = true;
        answers.changing();
        return handle.createUpdate(ready(sql)).bind("tenant", tenant.value());
    }

    /**
     * Inserts a row unless one with its keys is there. A concurrent transaction that has inserted it is waited for.
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

    /** Ends the work with the transaction, and settles it before each further statement. */
    public void register(StagedWork work) {
        staged.add(work);
    }

    /** How much is staged in this transaction so far. */
    public int stagedSoFar() {
        return staged.size();
    }

    public Database database() {
        return database;
    }

    public Handle handle() {
        return handle;
    }

    /** Before anything else is asked of the connection: tables that are still being filled take what they were given. */
    void settle() {
        staged.forEach(StagedWork::settle);
    }

    /** Before the transaction is kept. */
    public void clear() {
        staged.forEach(StagedWork::clear);
        if (written) answers.changing();
    }

    /** Before the transaction is given up. */
    public void abandon() {
        staged.forEach(StagedWork::abandon);
    }

    /**
     * Runs the writing again, on what the winner left, when another transaction was first to insert one of its rows: a
     * key clashes, or the writing itself says so.
     */
    public <R> R retryingKeyClashes(Supplier<R> writing) {
        settle();
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
                    throw new StorageUnavailableException("Others wrote the same rows at the same time; try again.", e);
                }
                if (attempt == ATTEMPTS) throw e;
                before.goBack();
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

    /** Binds a time at the millisecond, the precision that everything is kept in; null stays null. */
    public static <S extends SqlStatement<S>> S bindTime(S statement, String name, Instant time) {
        return statement.bindBySqlType(name, offset(time), java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
    }

    static OffsetDateTime offset(Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    private String ready(String sql) {
        if (!sql.contains(":tenant")) throw new IllegalArgumentException("SQL that names no :tenant: " + sql);
        return lookedAt(schema.in(sql));
    }

    /** The statement after the guard, once everything staged is settled. */
    public String lookedAt(String sql) {
        settle();
        return lastLook.apply(sql);
    }
}
