/** A bounded map in memory. Not for embedders. */
package com.sfayn.oms.application.internal.cache;
