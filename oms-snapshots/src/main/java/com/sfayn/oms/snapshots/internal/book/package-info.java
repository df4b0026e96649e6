/** A vendor's offers, shipping options and tax rules, cached by version. */
package com.sfayn.oms.snapshots.internal.book;
