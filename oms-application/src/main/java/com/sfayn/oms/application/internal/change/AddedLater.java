package com.sfayn.oms.application.internal.change;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component that was added to a command after its release. While it is null, the
 * {@linkplain Fingerprint fingerprint} omits it, so that keys recorded by earlier releases still replay.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface AddedLater {}
