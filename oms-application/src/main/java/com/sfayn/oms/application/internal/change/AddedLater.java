package com.sfayn.oms.application.internal.change;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component that joined a command after it was released: while it is null, it does not count for the
 * {@linkplain Fingerprint fingerprint}. So a key that an earlier release recorded still replays.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface AddedLater {}
