package com.sfayn.oms.snapshots;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class once per database. The constructor gets the {@code Storage}. Each run opens a fresh database and
 * closes it after the last test.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(StoragePerDatabase.class)
@interface OnDatabases {
    TestDatabase[] value();

    /** Whether Spring begins and ends the transactions. */
    boolean inSpring() default false;
}
