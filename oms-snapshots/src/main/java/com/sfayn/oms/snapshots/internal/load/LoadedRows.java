package com.sfayn.oms.snapshots.internal.load;

import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.SqlStatement;

/** The rows of a load as statements see them, each key once. */
interface LoadedRows {
    /** Owners that one statement names at most. */
    int MOST_OWNERS = 1_000;

    /** What stands after {@code from}, {@code join} or {@code using}; its alias is {@code u}. */
    String relation();

    /** Binds what the relation needs. */
    <S extends SqlStatement<S>> S bind(S statement);

    /** All owners, each once and in order, in portions that a statement can name. */
    void owners(Consumer<List<String>> portions);
}
