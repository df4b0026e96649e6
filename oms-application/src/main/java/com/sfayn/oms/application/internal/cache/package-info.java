/** An LRU cache. Not for embedders. */
package com.sfayn.oms.application.internal.cache;
