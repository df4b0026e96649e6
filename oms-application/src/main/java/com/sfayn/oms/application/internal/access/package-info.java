/** Who the caller is within one transaction: what they may do, and which orders are theirs. Not for embedders. */
package com.sfayn.oms.application.internal.access;
