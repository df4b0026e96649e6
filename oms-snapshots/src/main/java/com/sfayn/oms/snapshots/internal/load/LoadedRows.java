package com.sfayn.oms.snapshots.internal.load;

import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.SqlStatement;

/** The rows of a load as a relation in SQL, each key once. */
interface LoadedRows {
    /** The maximum number of owners in one statement. */
    int MOST_OWNERS = 1_000;

    /** Returns what follows {@code from}, {@code join} or {@code using}; its alias is {@code u}. */
    String relation();

    /** Binds the parameters of the relation. */
    <S extends SqlStatement<S>> S bind(S statement);

    /** Passes on all owners, each once and in order, in portions that fit one statement. */
    void owners(Consumer<List<String>> portions);
}
