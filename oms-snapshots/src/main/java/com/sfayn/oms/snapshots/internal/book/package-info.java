/** A vendor's offers, shipping options and tax rules, kept in memory while their version holds. */
package com.sfayn.oms.snapshots.internal.book;
